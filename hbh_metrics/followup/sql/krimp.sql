-- Schrijft het bestand opnieuw, zodat van wat gewist is ook geen resten blijven staan
vacuum
