-- Het journaal van de opvolging: één rij per gebeurtenis; wat erin staat, wordt niet gewijzigd en niet verwijderd, een tekst hooguit gewist
create table if not exists gebeurtenissen (
    volgnummer integer primary key autoincrement,
    kenmerk text not null unique,
    tijdstip text not null,
    auteur text not null,
    soort text not null check (
        soort in ('BESPROKEN', 'AFSPRAAK', 'UITGESTELD', 'AFGEHANDELD', 'OVERLEG', 'BESLUIT_GEVRAAGD', 'AANNAMESET', 'TERUGGEDRAAID', 'GEWIST')
    ),
    publicatie text not null,
    signaal text,
    aanbieder_id text,
    periode_id text,
    tekst text not null,
    eigenaar text,
    datum text,
    aanwezig text,
    waarde real,
    verwijst_naar text references gebeurtenissen (kenmerk)
) strict;

create unique index if not exists een_keer_teruggedraaid on gebeurtenissen (verwijst_naar) where soort = 'TERUGGEDRAAID';

create trigger if not exists niet_wijzigen before update on gebeurtenissen
when
    new.tekst not in (old.tekst, '(gewist)')
    or new.eigenaar is not old.eigenaar and new.eigenaar is not '(gewist)'
    or new.aanwezig is not old.aanwezig and new.aanwezig is not '(gewist)'
    or (new.volgnummer, new.kenmerk, new.tijdstip, new.auteur, new.soort, new.publicatie)
    is not (old.volgnummer, old.kenmerk, old.tijdstip, old.auteur, old.soort, old.publicatie)
    or (new.signaal, new.aanbieder_id, new.periode_id, new.datum, new.waarde, new.verwijst_naar)
    is not (old.signaal, old.aanbieder_id, old.periode_id, old.datum, old.waarde, old.verwijst_naar)
begin
    select raise(abort, 'het journaal wordt niet gewijzigd');
end;

create trigger if not exists niet_verwijderen before delete on gebeurtenissen
begin
    select raise(abort, 'uit het journaal wordt niets verwijderd');
end;

create trigger if not exists niet_vervangen before insert on gebeurtenissen
when exists (select 1 from gebeurtenissen where volgnummer = new.volgnummer or kenmerk = new.kenmerk)
begin
    select raise(abort, 'in het journaal wordt niets vervangen');
end;

pragma application_id = 1212303409;
pragma user_version = 3;
