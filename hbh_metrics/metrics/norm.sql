-- Geleverde uren tegenover de norm van het product: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Het gaat over wie bekend is (ten minste één urenregel in de periode) en een toewijzing heeft met een product waarvoor een norm geldt.
-- Alleen de uren van die toewijzing tellen: wat onder een toewijzing zonder norm is geleverd, blijft boven en onder de streep weg.
create table tussenstand.norm as
with normen_per_periode as (
    select
        normen.product_code,
        perioden.periode_id,
        perioden.volgnummer,
        perioden.begin,
        perioden.eind,
        arg_max(normen.uren_per_jaar, normen.vanaf_periode) as uren_per_jaar
    from normen
    inner join tussenstand.perioden as perioden on normen.vanaf_periode <= perioden.periode_id::varchar
    group by normen.product_code, perioden.periode_id, perioden.volgnummer, perioden.begin, perioden.eind
),

per_toewijzing as (
    select
        toewijzingen.toewijzing_nummer,
        toewijzingen.paar_nummer,
        norm.volgnummer,
        norm.begin,
        norm.eind,
        sum(norm.uren_per_jaar * (least(toewijzingen.eind, norm.eind) - greatest(toewijzingen.begin, norm.begin) + 1)) as normdagen
    from tussenstand.toewijzingen as toewijzingen
    inner join indicaties
        on toewijzingen.toewijzing_nummer = indicaties.toewijzing_nummer
        and indicaties.product_code is not null
    inner join normen_per_periode as norm
        on indicaties.product_code = norm.product_code
        and toewijzingen.begin <= norm.eind
        and toewijzingen.eind >= norm.begin
    where toewijzingen.groep = 'EXPERIMENT' and toewijzingen.begin <= toewijzingen.eind
    group by toewijzingen.toewijzing_nummer, toewijzingen.paar_nummer, norm.volgnummer, norm.begin, norm.eind
),

geleverd as (
    select
        per_toewijzing.toewijzing_nummer,
        per_toewijzing.volgnummer,
        sum(geleverde_uren.uren) as uren
    from per_toewijzing
    inner join geleverde_uren
        on per_toewijzing.toewijzing_nummer = geleverde_uren.toewijzing_nummer
        and geleverde_uren.datum between per_toewijzing.begin and per_toewijzing.eind
    group by per_toewijzing.toewijzing_nummer, per_toewijzing.volgnummer
),

opgeteld as (
    select
        case when grouping(paren.aanbieder_id) = 1 then 'TOTAAL' else paren.aanbieder_id end as aanbieder_id,
        per_toewijzing.volgnummer,
        coalesce(sum(geleverd.uren), 0) as uren,
        sum(per_toewijzing.normdagen) as normdagen,
        count(distinct paren.client_sleutel) as clienten
    from per_toewijzing
    inner join tussenstand.feiten as feiten
        on per_toewijzing.paar_nummer = feiten.paar_nummer
        and per_toewijzing.volgnummer = feiten.volgnummer
        and feiten.urenrijen > 0
    inner join tussenstand.paren as paren on per_toewijzing.paar_nummer = paren.paar_nummer
    left join geleverd
        on per_toewijzing.toewijzing_nummer = geleverd.toewijzing_nummer
        and per_toewijzing.volgnummer = geleverd.volgnummer
    group by grouping sets ((paren.aanbieder_id, per_toewijzing.volgnummer), (per_toewijzing.volgnummer))
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    percentage(opgeteld.uren, opgeteld.normdagen / 365.25, opgeteld.clienten) as levering_tov_norm
from tussenstand.sommen as sommen
left join opgeteld
    on sommen.aanbieder_id = opgeteld.aanbieder_id
    and sommen.volgnummer = opgeteld.volgnummer;
