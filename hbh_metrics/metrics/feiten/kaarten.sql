-- Wat de kaarten over hun rijen zeggen: één rij per maatstaf per tabel die zij nodig heeft.
create table tussenstand.kaarten as
select
    unnest($maatstaven::varchar[]) as maatstaf,
    unnest($tabellen::varchar[]) as tabel,
    unnest($heeft_periode::boolean[]) as heeft_periode,
    unnest($heeft_geheel::boolean[]) as heeft_geheel,
    unnest($heeft_aanbieders::boolean[]) as heeft_aanbieders,
    unnest($heeft_totaal::boolean[]) as heeft_totaal;
