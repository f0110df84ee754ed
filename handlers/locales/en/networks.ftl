networks-title = Which room?
networks-label = You belong to several networks. Which one is this about?
networks-topic = What is said in the room stays in the room. Ask with /fraga, search with /losning.
