-- De betalingen: één regel per toewijzing van het experiment per periode waarin hulp liep, en bij een op de 50 een credit; een op de 200 ontbreekt. Betaald wordt volgens het pad.
with betaald as (
    select
        indicaties.toewijzing_nummer,
        indicaties.client_sleutel,
        indicaties.aanbieder_id,
        perioden.periode_id,
        perioden.volgnummer,
        perioden.eind,
        toewijzing_nummer || '-' || periode_id as referentie,
        round(
            tariefafspraken.starttarief_eur
            * case tariefafspraken.afbouw_methode
                when 'LINEAIR' then 1 - 0.01 * (perioden.volgnummer - 1)
                when 'SAMENGESTELD' then 0.99 ** (perioden.volgnummer - 1)
                else if(perioden.volgnummer > 1, 0.99, 1)
            end,
            2
        ) as tarief_eur,
        loting(50, toewijzing_nummer, periode_id) = 0 as is_gecrediteerd
    from perioden
    inner join indicaties
        on indicaties.groep = 'EXPERIMENT'
        and indicaties.ingangsdatum <= perioden.eind
        and coalesce(indicaties.einddatum, date '9999-12-31') >= perioden.begin
    inner join tariefafspraken on indicaties.aanbieder_id = tariefafspraken.aanbieder_id
    where loting(200, toewijzing_nummer, periode_id || ' 1') <> 0
)

select
    aanbieder_id,
    referentie || regel.debet_credit as prestatie_referentie,
    if(regel.debet_credit = 'C', referentie || 'D', null) as vorige_referentie,
    client_sleutel,
    toewijzing_nummer,
    periode_id,
    'PERIODETARIEF' as grondslag,
    regel.debet_credit,
    1 as aantal,
    tarief_eur,
    regel.teken * tarief_eur as bedrag_eur,
    eind + 10 as factuurdatum,
    eind + 20 as boekdatum
from betaald
cross join (select unnest(['D', 'C']) as debet_credit, unnest([1, -1]) as teken) as regel
where regel.debet_credit = 'D' or is_gecrediteerd
order by volgnummer, aanbieder_id, prestatie_referentie
