-- Maatstaven over geleverde uren: één rij per aanbieder (of TOTAAL) per periode, één kolom per maatstaf. Eenheid is cliënt bij aanbieder.
-- Een toewijzing zonder klasse telt niet mee bij de vraag of iemand in de periode één klasse had.
-- Verhoudingen lopen over wie bekend is (ten minste één urenregel in de periode), boven en onder de streep.
create table tussenstand.uren as
with feiten as (
    select
        rooster.aanbieder_id,
        rooster.periode_id,
        rooster.dagen,
        clientperioden.* exclude (aanbieder_id, periode_id),
        urenrijen > 0 as is_bekend,
        urenrijen > 0 and actieve_dagen > 0 as is_bekend_en_actief,
        urenrijen > 0 and actieve_dagen >= 14 as heeft_tempo,
        heeft_tempo and enige_klasse is not null as heeft_klasse,
        is_bekend_en_actief and referentie_uren is not null as heeft_referentie,
        urenrijen > 0 and referentie_uren > 0 and actieve_dagen = rooster.dagen as is_vergelijkbaar,
        uren::double / (nullif(actieve_dagen, 0) / 7) as uren_per_week,
        [0, 2, 4, 7, 10, 13][enige_klasse] as klasse_vanaf,
        [2, 4, 7, 10, 13, 16][enige_klasse] as klasse_tot
    from tussenstand.rooster as rooster
    left join clientperioden
        on rooster.aanbieder_id = clientperioden.aanbieder_id
        and rooster.periode_id = clientperioden.periode_id
),

zonder_uren as (
    select distinct periode_id
    from (
        select periode_id
        from feiten
        group by aanbieder_id, periode_id
        having count(*) filter (where aantal_netto > 0) > 0 and coalesce(sum(urenrijen), 0) = 0
    )
),

-- Apart, want kwantielen van een totaal zijn niet uit die van aanbieders te maken; de rest telt DuckDB zo in één keer.
tempo as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        quantile_cont(uren_per_week, [0.5, 0.1, 0.9]) as kwantielen
    from feiten
    where heeft_tempo
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
),

geteld as (
    select
        periode_id,
        case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
        sum(uren) as uren,
        unieke_clienten(is_bekend, client_sleutel, aanbieders_van_client) as bekende_clienten,
        sum(uren) filter (where is_bekend_en_actief) as uren_actief,
        sum(actieve_dagen) filter (where is_bekend_en_actief) as dagen_actief,
        sum(indicatie_uurdagen) filter (where is_bekend_en_actief) as indicatie_uurdagen,
        unieke_clienten(is_bekend_en_actief, client_sleutel, aanbieders_van_client) as actieve_clienten,
        unieke_clienten(heeft_tempo, client_sleutel, aanbieders_van_client) as clienten_met_tempo,
        count(*) filter (where heeft_klasse and uren * 7 < klasse_vanaf * actieve_dagen) as onder_klasse,
        count(*) filter (where heeft_klasse and uren * 7 >= klasse_tot * actieve_dagen) as boven_klasse,
        count(*) filter (where heeft_klasse) as met_klasse,
        unieke_clienten(heeft_klasse, client_sleutel, aanbieders_van_client) as clienten_met_klasse,
        sum(uren) filter (where heeft_referentie) as uren_met_referentie,
        sum(referentie_uren * actieve_dagen) filter (where heeft_referentie) as referentie_uurdagen,
        unieke_clienten(heeft_referentie, client_sleutel, aanbieders_van_client) as clienten_met_referentie,
        count(*) filter (where is_vergelijkbaar and uren * 28 * 10 < referentie_uren * dagen * 7) as sterk_gedaald,
        count(*) filter (where is_vergelijkbaar) as vergelijkbaar,
        unieke_clienten(is_vergelijkbaar, client_sleutel, aanbieders_van_client) as vergelijkbare_clienten
    from feiten
    group by grouping sets ((aanbieder_id, periode_id), (periode_id))
)

select
    geteld.aanbieder_id,
    geteld.periode_id,
    hoeveelheid(
        if(geteld.aanbieder_id = 'TOTAAL' and zonder_uren.periode_id is not null, null, uren), bekende_clienten
    ) as uren,
    verhouding(uren_actief, dagen_actief / 7, actieve_clienten) as uren_per_client_week,
    hoeveelheid(tempo.kwantielen[1], clienten_met_tempo) as uren_mediaan,
    hoeveelheid(tempo.kwantielen[2], clienten_met_tempo) as uren_p10,
    hoeveelheid(tempo.kwantielen[3], clienten_met_tempo) as uren_p90,
    percentage(uren_actief, indicatie_uurdagen / 7, actieve_clienten) as verzilvering,
    percentage(onder_klasse, met_klasse, clienten_met_klasse) as aandeel_onder_klasse,
    percentage(boven_klasse, met_klasse, clienten_met_klasse) as aandeel_boven_klasse,
    percentage(uren_met_referentie, referentie_uurdagen / 28, clienten_met_referentie) as urenindex,
    percentage(sterk_gedaald, vergelijkbaar, vergelijkbare_clienten) as aandeel_sterke_daling
from geteld
left join tempo
    on geteld.aanbieder_id = tempo.aanbieder_id
    and geteld.periode_id = tempo.periode_id
left join zonder_uren on geteld.periode_id = zonder_uren.periode_id;
