-- De ISO-weken van het weekbeeld: één rij per week. soort: VOORAF (voor het experiment), EXPERIMENT (van de begonnen perioden)
-- of STAART (de laatste dagen van het experiment, die geen hele periode meer vormen). Bit i van werkdag_bits is dag i van de week
-- (0 is maandag), als die dag een werkdag is en telt; laatste_dag is de laatste dag die telt. VOORAF begint niet voor de eerste urenregel.
-- Een week hoort bij de periode van haar donderdag. is_heel: al haar dagen liggen daarin, vanaf dag dag_in_periode (0 is de eerste); bij
-- perioden van vier weken is dat elke week van het experiment.
create table tussenstand.weken as
with maandagen as (
    select
        unnest($soorten::varchar[]) as soort,
        unnest($maandagen::date[]) as week_begin,
        unnest($laatste_dagen::date[]) as laatste_dag,
        unnest($werkdag_bits::utinyint[]) as werkdag_bits,
        unnest($weekperioden::varchar[]) as periode_id
)

select
    maandagen.soort,
    perioden.periode_id,
    perioden.volgnummer,
    strftime(maandagen.week_begin, '%G-W%V') as week,
    maandagen.week_begin,
    (maandagen.week_begin + 6)::date as week_eind,
    maandagen.laatste_dag,
    maandagen.werkdag_bits,
    bit_count(maandagen.werkdag_bits)::tinyint as werkdagen,
    coalesce(maandagen.week_begin >= perioden.begin and maandagen.week_begin + 6 <= perioden.eind, false) as is_heel,
    if(is_heel, maandagen.week_begin - perioden.begin, null)::tinyint as dag_in_periode,
    (dag_in_periode // 7)::tinyint as week_in_periode
from maandagen
left join tussenstand.perioden as perioden
    on maandagen.soort = 'EXPERIMENT'
    and maandagen.periode_id = perioden.periode_id::varchar
where maandagen.soort <> 'VOORAF' or maandagen.week_begin + 6 >= (select min(datum) from geleverde_uren);
