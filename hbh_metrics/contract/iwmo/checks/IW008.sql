-- IW008: één rij per stop die eindigt voor zij begint (de levering wordt geweigerd), en één per toewijzing waarvan de hulp volgens een start en
-- een stop, uit deze levering of van eerder, eindigt voor zij begint. Een stop van voor de toewijzing is R04.
with in_zichzelf as (
    select
        _bestand,
        _rij,
        'F' as ernst,
        'Einddatum' as kolom,
        strftime(dag, '%d-%m-%Y') as waarde,
        strftime(begindatum, '%d-%m-%Y') || ' of later' as verwacht,
        'De stop van toewijzing ' || toewijzing_nummer || ' eindigt op ' || waarde || ' en begint op '
        || strftime(begindatum, '%d-%m-%Y') || '. Verbeter de begindatum of de einddatum en stuur het bericht opnieuw.' as melding,
        aanbieder_id
    from bericht_voortgang
    where dag < begindatum
),

geraakt as (
    select toewijzing_nummer, max({'bestand': _bestand, 'rij': _rij}) as laatste, any_value(aanbieder_id) as aanbieder_id
    from bericht_voortgang
    where volgorde = 1 and not is_ouder and not is_verwijderd
    group by toewijzing_nummer
),

met_de_start as (
    select
        geraakt.laatste.bestand as _bestand,
        geraakt.laatste.rij as _rij,
        'W' as ernst,
        'ToewijzingNummer' as kolom,
        geraakt.toewijzing_nummer as waarde,
        'een start op of voor de stop' as verwacht,
        'De hulp van toewijzing ' || geraakt.toewijzing_nummer || ' stopt op ' || strftime(indicatie.einddatum, '%d-%m-%Y')
        || ' en start op ' || strftime(indicatie.start_levering, '%d-%m-%Y')
        || '. Ga na welke datum klopt. Stuur de andere opnieuw: een 305 van de start of een 307 van de stop.' as melding,
        geraakt.aanbieder_id
    from geraakt
    inner join indicaties as indicatie on indicatie.toewijzing_nummer = geraakt.toewijzing_nummer
    anti join in_zichzelf on in_zichzelf._bestand = geraakt.laatste.bestand and in_zichzelf._rij = geraakt.laatste.rij
    where indicatie.reden_beeindiging is not null
        and indicatie.einddatum >= indicatie.ingangsdatum
        and indicatie.start_levering > indicatie.einddatum
),

fouten as (
    select * from in_zichzelf
    union all by name
    select * from met_de_start
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id,
    ernst::varchar as ernst
from fouten
order by bestand, rij, melding
