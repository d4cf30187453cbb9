-- Het rapportcijfer van wie antwoordde, in het experiment of daarbuiten: één rij per formulier dat telt, met het gemiddelde van de cijfers erop.
create table tussenstand.rapportcijfers as
select
    antwoorden.respons_id,
    any_value(antwoorden.groep) as groep,
    any_value(antwoorden.koppel_id) as koppel_id,
    any_value(antwoorden.meting) as meting,
    any_value(antwoorden.aanbieder_id) as aanbieder_id,
    avg(antwoorden.score) as cijfer
from tussenstand.antwoorden as antwoorden
inner join vragen on antwoorden.vraag_code = vragen.vraag_code
where
    antwoorden.antwoordsoort = 'SCORE'
    and antwoorden.score is not null
    and vragen.is_rapportcijfer
group by antwoorden.respons_id;
