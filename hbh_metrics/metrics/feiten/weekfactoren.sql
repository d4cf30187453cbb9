-- Hoeveel uren een week met minder dan vijf werkdagen krijgt tegenover een week met vijf: één rij per aantal werkdagen.
-- Geleerd van de complete weken voor het experiment van alle aanbieders samen, als er daarvan met dat aantal werkdagen ten minste twee zijn:
-- uren tegenover eigen uren, gedeeld door hetzelfde in weken van vijf. Zijn er minder, dan kost elke werkdag minder evenveel als de eerste;
-- is ook die niet te leren, dan telt een week naar werkdagen. Bezoeken van een feestdag worden voor een deel ingehaald.
create table tussenstand.weekfactoren as
with compleet as (
    select
        weken.week_begin,
        weken.werkdagen,
        uren.uren_van_verwachten as uren,
        actief.eigen_urendagen::double / weken.werkdagen as eigen_uren
    from tussenstand.weken as weken
    inner join tussenstand.hulp_per_week as actief on weken.week_begin = actief.week_begin
    inner join tussenstand.uren_per_week as uren
        on actief.aanbieder_id = uren.aanbieder_id
        and actief.week_begin = uren.week_begin
    where
        weken.soort = 'VOORAF'
        and weken.week_eind <= $peildatum
        and actief.eigen_urendagen > 0
        and 100 * coalesce(actief.clienten_hele_week_met_uren, 0) >= $weekdekking_pct * coalesce(actief.clienten_hele_week, 0)
),

geleerd as (
    select
        werkdagen,
        sum(uren)::double / sum(eigen_uren) as tempo
    from compleet
    group by werkdagen
    having count(distinct week_begin) >= 2
),

tegenover_vijf as (
    select
        geleerd.werkdagen,
        geleerd.tempo / nullif(vijf.tempo, 0) as factor
    from geleerd
    inner join geleerd as vijf on vijf.werkdagen = 5
)

select
    aantal.werkdagen::tinyint as werkdagen,
    case
        when aantal.werkdagen = 5 then 1
        when zelf.factor is not null then zelf.factor
        when vier.factor is not null then greatest(1 - (5 - aantal.werkdagen) * (1 - vier.factor), 0)
        else aantal.werkdagen / 5
    end::double as factor
from range(6) as aantal (werkdagen)
left join tegenover_vijf as zelf on aantal.werkdagen = zelf.werkdagen
left join tegenover_vijf as vier on vier.werkdagen = 4;
