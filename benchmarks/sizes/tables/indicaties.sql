-- De toewijzingen: één rij per toewijzing. Naast wie meedoet aan het experiment een twintigste vergelijkingsgroep; een tiende had ook vooraf hulp,
-- een op de 25 heeft halverwege een tweede toewijzing (de helft bij een andere aanbieder), een tiende komt later en een tiende gaat weg.
with mensen as (
    select
        nummer,
        if(nummer < $clienten, 'EXPERIMENT', 'VERGELIJKING') as groep,
        translate(md5('client ' || nummer)[:24], '0123456789abcdef', 'abcdefghijklmnop') as client_sleutel,
        loting(5, nummer, 1) as aanbieder,
        loting(16, nummer, 2) as kwartieren,
        if(loting(10, nummer, 3) = 0, loting(300, nummer, 4), 0) as dagen_later,
        if(loting(10, nummer, 5) = 0, 20 + loting(280, nummer, 6), null) as dagen_tot_eind,
        loting(25, nummer, 7) = 0 as heeft_tweede,
        loting(10, nummer, 8) = 0 as had_vooraf
    from range($clienten + $clienten // 20) as mens (nummer)
),

soorten as (
    select *, 1 as soort, date '2014-01-27' + dagen_later as ingangsdatum,
        if(heeft_tweede, date '2014-07-02', date '2014-01-27' + dagen_later + dagen_tot_eind)::date as einddatum
    from mensen
    where not heeft_tweede or dagen_later < 150
    union all
    select *, 2, date '2014-07-03', null
    from mensen
    where heeft_tweede
    union all
    select * replace ('VOORAF' as groep), 3, date '2012-06-04', date '2014-01-26'
    from mensen
    where had_vooraf and groep = 'EXPERIMENT' and dagen_later = 0
)

select
    printf('T%08d', nummer * 6700417 % 10000000 * 10 + soort) as toewijzing_nummer,
    client_sleutel,
    aanbieders.aanbieder_id,
    groep,
    1 as categorie,
    if(kwartieren < 6, 1, 2) as klasse,
    0.5 + kwartieren / 4 as uren_week,
    ingangsdatum - 5 as besluitdatum,
    ingangsdatum,
    einddatum,
    ingangsdatum + loting(6, nummer, 10) as start_levering,
    if(einddatum is null, null, '19') as reden_beeindiging,
    ['<65', '65-74', '75-84', '85+'][1 + loting(4, nummer, 11)] as leeftijdsklasse
from soorten
inner join (select aanbieder_id, row_number() over (order by aanbieder_id) - 1 as plaats from aanbieders) as aanbieders
    on aanbieders.plaats = if(soort = 2 and kwartieren % 2 = 0, (aanbieder + 1) % 5, aanbieder)
order by aanbieders.aanbieder_id, toewijzing_nummer
