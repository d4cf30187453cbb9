-- Van wie het bestand is, in welke versie, en hoeveel er in staat aan tabellen: één rij
select
    (select application_id from pragma_application_id) as toepassing,
    (select user_version from pragma_user_version) as versie,
    (select count(*) from sqlite_master) as onderdelen
