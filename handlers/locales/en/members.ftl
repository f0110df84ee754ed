members-pledge-title = Our pledge
members-pledge-why = Before you start using the room, you need to promise this. Everyone here has promised the same.
members-pledge =
    What is said in the room stays in the room.
    I never write so that a person in care, a relative or a member of staff can be recognised.
    I do not try to find out who has written without a name.
    I only pass on what its writer has released as a solution.
members-pledge-accept = I promise
members-pledge-thanks = Thank you. You are in. Do again what you were about to do.
members-pledge-read = Read the pledge
