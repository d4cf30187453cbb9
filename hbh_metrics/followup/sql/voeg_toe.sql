-- Voegt één gebeurtenis toe
insert into gebeurtenissen (
    kenmerk, tijdstip, auteur, soort, publicatie, signaal, aanbieder_id, periode_id,
    tekst, eigenaar, datum, aanwezig, waarde, verwijst_naar
)
values (
    :kenmerk, :tijdstip, :auteur, :soort, :publicatie, :signaal, :aanbieder_id, :periode_id,
    :tekst, :eigenaar, :datum, :aanwezig, :waarde, :verwijst_naar
)
