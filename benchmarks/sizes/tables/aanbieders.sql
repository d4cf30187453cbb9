-- De aanbieders: één rij per aanbieder.
select
    unnest(['VIVA', 'AMSTELRING', 'AXXICOM', 'SHDH', 'TZORG']) as aanbieder_id,
    unnest(['Viva! Zorggroep', 'Amstelring', 'Axxicom', 'SHDH', 'T-Zorg']) as naam,
    date '2014-01-01' as contract_van,
    null as contract_tot
