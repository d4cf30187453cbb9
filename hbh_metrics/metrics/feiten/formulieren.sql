-- De enquêteformulieren: één rij per formulier (respons_id), wat zijn rijen er ook bij zeggen; koppel_id is het ene dat er op een ervan staat.
-- Van één mens (koppel_id, of het formulier zelf als dat er niet is) telt in een meting het laatst ingevulde formulier: is_laatste.
-- is_geldig: het laatste van de formulieren die binnen het tijdvak van hun meting zijn ingevuld; alleen die tellen in gemiddelden en paren.
create table tussenstand.formulieren as
with per_formulier as (
    select
        respons_id,
        max(koppel_id) as koppel_id,
        min(meting) as meting,
        min(groep) as groep,
        min(aanbieder_id) as aanbieder_id,
        max(invuldatum) as invuldatum
    from enquetescores
    group by respons_id
),

tijdvakken as (
    select
        unnest($metingen::varchar[]) as meting,
        unnest($eerste_invuldagen::date[]) as eerste_dag,
        unnest($laatste_invuldagen::date[]) as laatste_dag
),

gewogen as (
    select
        per_formulier.*,
        coalesce(per_formulier.invuldatum between tijdvakken.eerste_dag and tijdvakken.laatste_dag, false) as is_op_tijd,
        if(per_formulier.koppel_id is null, per_formulier.respons_id, null) as zonder_koppel
    from per_formulier
    left join tijdvakken on per_formulier.meting = tijdvakken.meting
)

select
    *,
    row_number() over (
        partition by meting, koppel_id, zonder_koppel
        order by invuldatum desc nulls last, respons_id desc
    ) = 1 as is_laatste,
    is_op_tijd
    and row_number() over (
        partition by meting, koppel_id, zonder_koppel
        order by is_op_tijd desc, invuldatum desc nulls last, respons_id desc
    ) = 1 as is_geldig
from gewogen;
