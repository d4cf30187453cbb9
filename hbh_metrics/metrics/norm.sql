-- Geleverde uren tegenover de norm van het product: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf.
-- Het gaat over wie bekend is (ten minste één urenregel in de periode) en een toewijzing heeft met een product waarvoor een norm geldt.
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

per_paar as (
    select
        toewijzingen.paar_nummer,
        norm.volgnummer,
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
    group by toewijzingen.paar_nummer, norm.volgnummer
),

opgeteld as (
    select
        case when grouping(paren.aanbieder_id) = 1 then 'TOTAAL' else paren.aanbieder_id end as aanbieder_id,
        per_paar.volgnummer,
        sum(feiten.uren) as uren,
        sum(per_paar.normdagen) as normdagen,
        count(distinct paren.client_sleutel) as clienten
    from per_paar
    inner join tussenstand.feiten as feiten
        on per_paar.paar_nummer = feiten.paar_nummer
        and per_paar.volgnummer = feiten.volgnummer
        and feiten.urenrijen > 0
    inner join tussenstand.paren as paren on per_paar.paar_nummer = paren.paar_nummer
    group by grouping sets ((paren.aanbieder_id, per_paar.volgnummer), (per_paar.volgnummer))
)

select
    sommen.aanbieder_id,
    sommen.periode_id,
    percentage(opgeteld.uren, opgeteld.normdagen / 365.25, opgeteld.clienten) as levering_tov_norm
from tussenstand.sommen as sommen
left join opgeteld
    on sommen.aanbieder_id = opgeteld.aanbieder_id
    and sommen.volgnummer = opgeteld.volgnummer;
