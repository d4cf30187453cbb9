-- Ruimt de urenregels op zodra ze zijn geteld: van het hele land zijn het er tientallen miljoenen.
drop table tussenstand.urenregels cascade;
