networks-title = Vilket rum?
networks-label = Du är med i flera nätverk. Vilket gäller det?
networks-topic = Det som sägs i rummet stannar i rummet. Fråga med /fraga, sök med /losning.
