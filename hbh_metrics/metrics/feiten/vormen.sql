-- De vormen die een maatstaf kan hebben; elke kolom van een familie is er één van: waarde, teller, noemer en n.
create or replace temp macro hoeveelheid(waarde, aantal_clienten) as {
    'waarde': waarde::double, 'teller': null::double, 'noemer': null::double, 'n': coalesce(aantal_clienten, 0)::bigint
};
create or replace temp macro verhouding(teller, noemer, aantal_clienten) as {
    'waarde': teller::double / nullif(noemer, 0)::double, 'teller': teller::double, 'noemer': noemer::double,
    'n': coalesce(aantal_clienten, 0)::bigint
};
create or replace temp macro percentage(teller, noemer, aantal_clienten) as {
    'waarde': (100 * teller)::double / nullif(noemer, 0)::double, 'teller': teller::double, 'noemer': noemer::double,
    'n': coalesce(aantal_clienten, 0)::bigint
};
create or replace temp macro deel_van_winst(teller, noemer, aantal_clienten) as {
    'waarde': if(noemer > 0, 100 * teller / noemer, null)::double, 'teller': teller::double, 'noemer': noemer::double,
    'n': coalesce(aantal_clienten, 0)::bigint
};
create or replace temp macro feit(waarde, aantal, noemer, aantal_clienten) as {
    'waarde': waarde::double, 'aantal': aantal::bigint, 'noemer': noemer::double, 'n': aantal_clienten::bigint
};
-- Verschillende cliënten onder de rijen die voldoen. Alleen wie bij meer dan één aanbieder hulp had, hoeft ontdubbeld te worden,
-- en dan in een lijst: count(distinct) kost ook tijd voor de rijen die niet voldoen.
create or replace temp macro unieke_clienten(voldoet, client_sleutel, aanbieders_van_client) as
    count(*) filter (where voldoet and aanbieders_van_client = 1)
    + coalesce(len(list_distinct(list(client_sleutel) filter (where voldoet and aanbieders_van_client > 1))), 0);
-- De halve breedte van het interval van 95% om een verschil van twee groepen (Welch); leeg onder twee cliënten in een groep.
create or replace temp macro welch_marge(fout_e, n_e, fout_v, n_v) as
    case
        when n_e < 2 or n_v < 2 then null
        when fout_e + fout_v = 0 then 0
        else
            sqrt(fout_e + fout_v)
            * t_kwantiel(0.975, (fout_e + fout_v) ** 2 / (fout_e ** 2 / (n_e - 1) + fout_v ** 2 / (n_v - 1)))
    end;
