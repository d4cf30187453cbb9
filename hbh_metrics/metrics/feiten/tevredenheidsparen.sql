-- Wie beide metingen deed: één rij per groep per mens, met het verschil van zijn cijfer en de aanbieder van de nulmeting.
create table tussenstand.tevredenheidsparen as
with personen as (
    select
        groep,
        koppel_id,
        any_value(aanbieder_id) filter (where meting = 'NUL') as aanbieder_id,
        any_value(cijfer) filter (where meting = 'EIND') - any_value(cijfer) filter (where meting = 'NUL') as verschil
    from tussenstand.rapportcijfers
    where koppel_id is not null
    group by groep, koppel_id
)

select *
from personen
where verschil is not null;
