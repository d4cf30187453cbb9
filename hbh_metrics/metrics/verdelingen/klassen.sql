-- De klassen die een verdeling altijd heeft: één rij per verdeling per groep per klasse, op volgorde.
create table tussenstand.klassen as
select
    unnest($verdelingen::varchar[]) as verdeling,
    unnest($groepen::varchar[]) as groep,
    unnest($codes::varchar[]) as code,
    unnest($volgnummers::integer[]) as volgorde,
    unnest($heeft_periode::boolean[]) as heeft_periode,
    unnest($tabellen::varchar[][]) as tabellen;
