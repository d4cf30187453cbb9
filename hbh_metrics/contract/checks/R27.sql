-- R27: één rij per bestand en meting met geleverde formulieren die buiten het venster van hun meting zijn ingevuld; de rij wijst naar het eerste.
-- De vensters zijn een instelling van het project; de eerste en de laatste dag horen erbij.
with vensters as (
    select
        unnest($metingen::varchar[]) as meting,
        unnest($eerste_invuldagen::date[]) as van,
        unnest($laatste_invuldagen::date[]) as tot_en_met
),

buiten as (
    select antwoord._bestand, antwoord._rij, antwoord.respons_id, antwoord.aanbieder_id, antwoord.meting, antwoord.invuldatum, venster.*
    from enquetescores as antwoord
    inner join vensters as venster on venster.meting = antwoord.meting
    where antwoord._bestand is not null
        and (antwoord.invuldatum < venster.van or antwoord.invuldatum > venster.tot_en_met)
),

per_bestand as (
    select
        _bestand,
        meting,
        min(_rij) as _rij,
        arg_min(strftime(invuldatum, '%d-%m-%Y'), _rij) as waarde,
        count(distinct respons_id) as formulieren,
        strftime(any_value(van), '%d-%m-%Y') || ' t/m ' || strftime(any_value(tot_en_met), '%d-%m-%Y') as venster,
        if(count(distinct aanbieder_id) = 1, any_value(aanbieder_id), null) as aanbieder_id
    from buiten
    group by _bestand, meting
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'invuldatum'::varchar as kolom,
    waarde::varchar as waarde,
    ('een dag van ' || venster)::varchar as verwacht,
    (
        case formulieren when 1 then '1 formulier van de ' else formulieren || ' formulieren van de ' end || lower(meting) || 'meting '
        || case formulieren when 1 then 'is' else 'zijn' end || ' ingevuld buiten ' || venster
        || case formulieren when 1 then ' en telt' else ' en tellen' end
        || ' niet mee. Klopt de invuldatum of de meting niet? Pas die aan en lever de meting opnieuw aan.'
    )::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from per_bestand
order by bestand, rij, melding
