-- Begint met toevoegen: wie nu ook iets wil toevoegen, wacht
begin immediate
