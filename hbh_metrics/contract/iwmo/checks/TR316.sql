-- TR316: één rij per prestatie die een andere in hetzelfde bericht corrigeert.
with fouten as (
    select
        credit._bestand,
        credit._rij,
        'VorigReferentieNummer' as kolom,
        credit.vorige_referentie as waarde,
        'een debet uit een eerder bericht' as verwacht,
        'De prestatie met kenmerk ' || credit.referentie || ' corrigeert een prestatie in hetzelfde bericht: ' || credit.vorige_referentie
        || '. Haal beide uit het bericht en stuur het opnieuw.' as melding,
        credit.aanbieder_id
    from bericht_prestaties as credit
    semi join bericht_prestaties as debet
        on debet._bestand = credit._bestand
        and debet.referentie = credit.vorige_referentie
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from fouten
order by bestand, rij, melding
