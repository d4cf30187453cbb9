-- Het gemiddelde cijfer van de nulmeting naar wie ook de eindmeting deed: één rij per aanbieder (of TOTAAL) per klasse.
-- BLIJVER deed beide metingen, VERTROKKEN alleen de eerste; van NIET_GEKOPPELD is dat niet te zeggen. Zonder eindmeting zijn er geen rijen.
insert into tussenstand.geteld by name
with cijfers as (
    select * from tussenstand.rapportcijfers where groep = 'EXPERIMENT'
),

nulmeting as (
    select
        aanbieder_id,
        cijfer,
        case
            when koppel_id is null then 'NIET_GEKOPPELD'
            when koppel_id in (select koppel_id from cijfers where meting = 'EIND' and koppel_id is not null) then 'BLIJVER'
            else 'VERTROKKEN'
        end as code
    from cijfers
    where meting = 'NUL' and exists (select 1 from cijfers where meting = 'EIND')
)

select
    'nulmeting' as verdeling,
    case when grouping(aanbieder_id) = 1 then 'TOTAAL' else aanbieder_id end as aanbieder_id,
    null as periode_id,
    'EXPERIMENT' as groep,
    code,
    count(*) as aantal,
    avg(cijfer) as waarde
from nulmeting
group by grouping sets ((aanbieder_id, code), (code));
