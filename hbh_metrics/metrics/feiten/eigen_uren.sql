-- Hoeveel uur een cliënt voor het experiment in een week van vijf werkdagen kreeg: één rij per cliënt van wie dat bekend is.
-- Uit de weken VOORAF met een urenregel en hulp: alle uren gedeeld door alle werkdagen waarop hulp liep, maal vijf. Zo drukken weken met
-- feestdagen en halve weken het gemiddelde niet. Wie geen zulke weken heeft: een vierde van de referentie per vier weken, en omdat
-- daar ook feestdagen in zaten, gedeeld door het deel van de weekdagen dat in het jaar ervoor werkdag was.
create table tussenstand.eigen_uren as
with per_paar as (
    select
        randweken.paar_nummer,
        sum(randweken.uren) as uren,
        sum(bit_count(randweken.actieve_dagen_bits & weken.werkdag_bits)) as werkdagen
    from tussenstand.randweken as randweken
    inner join tussenstand.weken as weken on randweken.week_begin = weken.week_begin
    where weken.soort = 'VOORAF' and randweken.urenrijen > 0 and randweken.actieve_dagen_bits > 0
    group by randweken.paar_nummer
),

vooraf as (
    select
        paren.client_sleutel,
        sum(per_paar.uren) as uren,
        sum(per_paar.werkdagen) as werkdagen
    from per_paar
    inner join (
        select distinct paar_nummer, client_sleutel from tussenstand.toewijzingen_geknipt where groep = 'VOORAF'
    ) as paren on per_paar.paar_nummer = paren.paar_nummer
    group by paren.client_sleutel
    having sum(per_paar.werkdagen) > 0
)

select
    client_sleutel,
    coalesce(
        5 * vooraf.uren::double / vooraf.werkdagen,
        referentie.uren_per_periode::double / 4 / $werkdagen_jaar_ervoor * $weekdagen_jaar_ervoor
    )::decimal(18, 9) as eigen_uren_week
from vooraf
full join referentie using (client_sleutel);
