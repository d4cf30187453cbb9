-- De ISO-weken van het weekbeeld: één rij per week. soort: VOORAF (voor het experiment), EXPERIMENT (van de begonnen perioden)
-- of STAART (de laatste dagen van het experiment, die geen hele periode meer vormen). Bit i van werkdag_bits is dag i van de week
-- (0 is maandag), als die dag een werkdag is en telt; laatste_dag is de laatste dag die telt. VOORAF begint niet voor de eerste urenregel.
create table tussenstand.weken as
with maandagen as (
    select
        unnest($soorten::varchar[]) as soort,
        unnest($maandagen::date[]) as week_begin,
        unnest($laatste_dagen::date[]) as laatste_dag,
        unnest($werkdag_bits::utinyint[]) as werkdag_bits
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
    ((maandagen.week_begin - perioden.begin) // 7)::tinyint as week_in_periode
from maandagen
left join tussenstand.perioden as perioden
    on maandagen.soort = 'EXPERIMENT'
    and maandagen.week_begin between perioden.begin and perioden.eind
where maandagen.soort <> 'VOORAF' or maandagen.week_begin + 6 >= (select min(datum) from geleverde_uren);
