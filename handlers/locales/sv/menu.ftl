menu-title = Rummet
menu-leads = För dig som leder rummet
menu-making = Kanalen är inte klar än. Det brukar ta några sekunder.
menu-here = Du får göra rum här. Den här kanalen är inte något rum än.
menu-settings = Rummets inställningar
