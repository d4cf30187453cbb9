-- TR316: één rij per credit in hetzelfde bericht als de debet die hij noemt.
with fouten as (
    select
        credit._bestand,
        credit._rij,
        'VorigReferentieNummer' as kolom,
        credit.vorige_referentie as waarde,
        'een debet uit een eerder bericht' as verwacht,
        'De credit met kenmerk ' || credit.referentie || ' staat in hetzelfde bericht als zijn debet ' || credit.vorige_referentie
        || '. Haal beide uit het bericht en stuur het opnieuw.' as melding,
        credit.aanbieder_id
    from bericht_prestaties as credit
    semi join bericht_prestaties as debet
        on debet._bestand = credit._bestand
        and debet.referentie = credit.vorige_referentie
        and debet.debet_credit = 'D'
    where credit.debet_credit = 'C'
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
