networks-title = Vilket rum?
networks-label = Du är med i flera nätverk. Vilket gäller det?
