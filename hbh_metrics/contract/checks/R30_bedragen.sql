-- R30: één rij per bestand en aanbieder (tarieven: per bestand) waarvan een hele kolom in centen staat: van ten minste 10 betalingen (5 tarieven)
-- ligt 90% binnen 10% van 100 keer de afspraak (tarieven: van wat we het laatst hadden). Een regel die we al hadden telt mee als hij veranderde.
with betalingen as (
    select
        regel._bestand,
        regel.aanbieder_id,
        regel.tarief_eur,
        regel.bedrag_eur,
        pad.tarief_eur as afspraak_eur,
        abs(regel.tarief_eur - 100 * pad.tarief_eur) <= 10 * pad.tarief_eur as is_tarief_in_centen,
        abs(abs(regel.bedrag_eur) - 100 * regel.aantal * pad.tarief_eur) <= 10 * regel.aantal * pad.tarief_eur as is_bedrag_in_centen
    from geleverd_periodebetalingen as regel
    anti join gehouden_periodebetalingen as eerder
        on eerder.aanbieder_id = regel.aanbieder_id
        and eerder.prestatie_referentie = regel.prestatie_referentie
        and eerder.tarief_eur = regel.tarief_eur
        and eerder.bedrag_eur = regel.bedrag_eur
    inner join afgesproken_tarief as pad
        on pad.aanbieder_id = regel.aanbieder_id
        and pad.periode_id = regel.periode_id
    semi join tellende_grondslagen as telt
        on telt.contractsoort = pad.contractsoort
        and telt.grondslag = regel.grondslag
    where pad.tarief_eur > 0
),

betalingen_per_bestand as (
    select
        _bestand,
        aanbieder_id,
        10 * count(*) filter (where is_tarief_in_centen) >= 9 * count(tarief_eur) and count(tarief_eur) >= 10 as is_tarief,
        10 * count(*) filter (where is_bedrag_in_centen) >= 9 * count(bedrag_eur) and count(bedrag_eur) >= 10 as is_bedrag,
        any_value(tarief_eur) filter (where is_tarief_in_centen) as tarief_eur,
        any_value(bedrag_eur) filter (where is_bedrag_in_centen) as bedrag_eur,
        any_value(afspraak_eur) as afspraak_eur
    from betalingen
    group by _bestand, aanbieder_id
    having is_tarief or is_bedrag
),

betalingen_in_centen as (
    select
        _bestand,
        if(is_tarief, 'tarief_eur', 'bedrag_eur') as kolom,
        replace(regexp_replace(if(is_tarief, tarief_eur, bedrag_eur)::varchar, '(\.\d\d+?)0+$', '\1'), '.', ',') as waarde,
        'bedragen in euro''s; de afspraak is ' || replace(afspraak_eur::varchar, '.', ',') as verwacht,
        case
            when is_tarief and is_bedrag then 'De bedragen in deze kolom en in bedrag_eur lijken centen: ze zijn 100 keer'
            else 'De bedragen in deze kolom lijken centen: ze zijn 100 keer'
        end || ' wat is afgesproken. Verwacht euro''s. ' || case
            when is_tarief and is_bedrag then 'Deel de kolommen tarief_eur en bedrag_eur door 100 en lever opnieuw aan.'
            else 'Deel deze kolom door 100 en lever opnieuw aan.'
        end as melding,
        aanbieder_id
    from betalingen_per_bestand
),

laatste_afspraken as (
    select aanbieder_id, arg_max(starttarief_eur, versie) as starttarief_eur, arg_max(basistarief_uur_eur, versie) as basistarief_uur_eur
    from gehouden_tariefafspraken
    group by aanbieder_id
),

tarieven as (
    select afspraak._bestand, 'starttarief_eur' as kolom, afspraak.starttarief_eur as nu_eur, eerder.starttarief_eur as eerder_eur
    from tariefafspraken as afspraak
    inner join laatste_afspraken as eerder on eerder.aanbieder_id = afspraak.aanbieder_id
    union all
    select afspraak._bestand, 'basistarief_uur_eur' as kolom, afspraak.basistarief_uur_eur, eerder.basistarief_uur_eur
    from tariefafspraken as afspraak
    inner join laatste_afspraken as eerder on eerder.aanbieder_id = afspraak.aanbieder_id
),

tarieven_in_centen as (
    select
        _bestand,
        kolom,
        replace(any_value(nu_eur)::varchar, '.', ',') as waarde,
        'bedragen in euro''s; eerder ' || replace(any_value(eerder_eur)::varchar, '.', ',') as verwacht,
        'De bedragen in deze kolom lijken centen: ze zijn 100 keer wat eerder is geleverd. Verwacht euro''s. '
        || 'Deel deze kolom door 100 en lever opnieuw aan.' as melding,
        null as aanbieder_id
    from tarieven
    where _bestand is not null
        and eerder_eur > 0
        and nu_eur is not null
    group by _bestand, kolom
    having count(*) >= 5
        and 10 * count(*) filter (where abs(nu_eur - 100 * eerder_eur) <= 10 * eerder_eur) >= 9 * count(*)
),

fouten as (
    select * from betalingen_in_centen
    union all by name
    select * from tarieven_in_centen
)

select
    _bestand::integer as bestand,
    null::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from fouten
order by bestand, kolom, aanbieder_id
