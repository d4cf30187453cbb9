-- Het journaal van de opvolging: één rij per gebeurtenis; wat erin staat, wordt niet gewijzigd en niet verwijderd
create table if not exists gebeurtenissen (
    volgnummer integer primary key autoincrement,
    kenmerk text not null unique,
    tijdstip text not null,
    auteur text not null,
    soort text not null check (
        soort in ('BESPROKEN', 'AFSPRAAK', 'UITGESTELD', 'AFGEHANDELD', 'OVERLEG', 'BESLUIT_GEVRAAGD', 'AANNAMESET', 'TERUGGEDRAAID')
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
pragma user_version = 2;
