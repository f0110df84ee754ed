networks-title = Which room?
networks-label = You belong to several networks. Which one is this about?
