-- leesregels: hoe tekst uit een levering een waarde wordt; null waar de tekst niet of op twee manieren te lezen is

-- een getal als tekst met een punt, of null; 1.234 en 1,234 zijn op twee manieren te lezen en geven null
create or replace temp macro lees_getal(tekst) as
    case
        when regexp_full_match(tekst, '[-+]?([0-9]+|[0-9]*[.,]([0-9]{1,2}|[0-9]{4,15}))') then replace(tekst, ',', '.')
        when regexp_full_match(tekst, '[-+]?(0[0-9]*|[0-9]{4,})[.,][0-9]{3}') then replace(tekst, ',', '.')
        when regexp_full_match(tekst, '[-+]?[1-9][0-9]{0,2}((\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,})')
            then replace(replace(tekst, '.', ''), ',', '.')
        when regexp_full_match(tekst, '[-+]?[1-9][0-9]{0,2}((,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})')
            then replace(tekst, ',', '')
    end;

-- een bedrag als tekst met een punt, of null; centen hebben hoogstens twee cijfers, dus 1.234 is duizend en 215,- is heel
create or replace temp macro lees_bedrag_kaal(tekst) as
    case
        when regexp_full_match(tekst, '[-+]?[1-9][0-9]{0,2}[.][0-9]{3}') then replace(tekst, '.', '')
        else lees_getal(tekst)
    end;
-- een teken ervoor of erachter, haakjes en -/- maken negatief; een spatie of apostrof staat alleen tussen duizendtallen
create or replace temp macro bedrag_met_teken(tekst) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                tekst, '^(?:(?:€|euro?) ?)?([0-9][0-9.,'' ]*?) ?(?:(?:€|euro?) ?)?-(?: ?(?:€|euro?))?$', '-\1'
            ),
            '^(?:(?:€|euro?) ?)?\( ?(?:(?:€|euro?) ?)?([0-9.,'' ]+?) ?(?:(?:€|euro?) ?)?\)(?: ?(?:€|euro?))?$', '-\1'
        ),
        '^(?:(?:€|euro?) ?)?([-+]?) ?(?:(?:€|euro?) ?)?'
        || '([0-9]{1,3}(?:[ ''][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9.,]+)(?: ?(?:€|euro?))?$',
        '\1\2='
    );
create or replace temp macro lees_bedrag(tekst) as
    lees_bedrag_kaal(translate(
        regexp_extract(
            bedrag_met_teken(
                regexp_replace(
                    replace(regexp_replace(lower(tekst), '[‐‑‒–—−﹣－]', '-', 'g'), '-/-', '-'),
                    '([0-9])[.,]-+( ?(?:€|euro?))?$', '\1'
                )
            ),
            '^([-+]?[0-9.,'' ]+)=$', 1
        ),
        ' ''', ''
    ));

-- een percentage met of zonder %; een deel van een periode mag als percentage staan
create or replace temp macro lees_percentage(tekst) as
    lees_getal(regexp_replace(tekst, ' ?%$', ''));
create or replace temp macro lees_deel(tekst) as
    case
        when regexp_full_match(tekst, '[0-9]{1,4}([.,][0-9]{1,9})? ?%')
            then cast(cast(replace(rtrim(tekst, '% '), ',', '.') as double) / 100 as varchar)
        else lees_getal(tekst)
    end;

-- uren als tekst: 2,75 of 2:45
create or replace temp macro lees_uren(tekst) as
    case
        when regexp_full_match(tekst, '[0-9]{1,4}:[0-5][0-9](:00)?')
            then cast((split_part(tekst, ':', 1)::bigint * 60 + split_part(tekst, ':', 2)::bigint) / 60.0 as varchar)
        else lees_getal(tekst)
    end;

-- het aantal decimalen dat telt (nullen achteraan niet)
create or replace temp macro decimalen(tekst) as
    case when contains(tekst, '.') then length(rtrim(split_part(tekst, '.', 2), '0')) else 0 end;

-- een datum, dag voorop, met een jaar van vier cijfers; een tijd mag als het middernacht is, in welke zone ook
-- het regelpatroon staat één keer, anders rekent duckdb het voor elke rij uit
create or replace temp macro lees_datum(tekst) as
    case
        when regexp_full_match(
            tekst,
            '([0-9]{1,2}[-/.][0-9]{1,2}[-/.](19|20)[0-9]{2}|(19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})'
            || '([ T](0?0:00(:00([.,]0+)?)?( ?(Z|[-+][0-9]{2}:?[0-9]{2}))?|12:00(:00)? ?AM))?'
        )
            then try_strptime(
                translate(regexp_replace(tekst, '[ T][01]?[02]:00.*$', ''), '/.', '--'), ['%d-%m-%Y', '%Y-%m-%d']
            )::date
    end;

-- een einde dat voor "open" staat: 31 december van 2099, 2999 of 9999
create or replace temp macro is_open(tekst) as
    case
        when contains(tekst, '99')
            then regexp_full_match(tekst, '(31[-/.]12[-/.](2099|2999|9999)|(2099|2999|9999)[-/.]12[-/.]31)([ T].*)?')
        else false
    end;

-- een nummer dat Excel heeft ingekort (1,23E+08): de cijfers zijn weg
create or replace temp macro is_verkort_getal(tekst) as
    case
        when contains(upper(tekst), 'E')
            then regexp_full_match(upper(tekst), '[-+]?[0-9]([.,][0-9]+)?E[+][0-9]{1,3}|[-+]?[0-9][.,][0-9]+E[0-9]{1,3}')
        else false
    end;

-- een periode: 201402, 2014-02, 2014-P02, P2-2014, 02/2014
create or replace temp macro periode_uit(jaar, nummer) as
    case
        when try_cast(nummer as integer) between 1 and hoogste_periode() and try_cast(jaar as integer) between 1900 and 2100
            then jaar || lpad(ltrim(nummer, '0'), 2, '0')
    end;
create or replace temp macro lees_periode_kaal(tekst) as
    case
        when regexp_full_match(tekst, '[0-9]{6}(-0+)?') then periode_uit(tekst[1:4], tekst[5:6])
        when regexp_full_match(tekst, '[0-9]{4}(-P?|P)[0-9]{1,2}')
            then periode_uit(tekst[1:4], regexp_extract(tekst, '[0-9]{1,2}$'))
        when regexp_full_match(tekst, 'P?[0-9]{1,2}-[0-9]{4}')
            then periode_uit(tekst[-4:], regexp_extract(tekst, '^P?([0-9]{1,2})', 1))
    end;
-- 2014.1 kan 2014-1 zijn, en 2014.10 zonder de nul die een rekenblad weglaat
create or replace temp macro lees_periode(tekst) as
    lees_periode_kaal(regexp_replace(
        regexp_replace(regexp_replace(upper(tekst), '^([0-9]{4})[.]1$', '\1?'), '\s*[-/.\s]\s*', '-', 'g'), '(^|-|[0-9])(?:PERIODE|PER|P)-?([0-9])', '\1P\2'
    ));

create or replace temp macro lees_ja_nee(tekst) as
    case
        when lower(tekst) in ('ja', 'j', 'true', 'waar', '1', '1.0') then true
        when lower(tekst) in ('nee', 'n', 'false', 'onwaar', '0', '0.0') then false
    end;

-- een code zonder hoofdletters, accenten, spaties en streepjes, om te vergelijken
create or replace temp macro code_kaal(tekst) as
    regexp_replace(lower(strip_accents(tekst)), '[\s_.-]', '', 'g');
-- een code van cijfers: 2.0 is 2, zoals een programma een heel getal schrijft, en nooit 20
create or replace temp macro cijfercode(tekst) as
    regexp_replace(tekst, '^([0-9]+)[.]0+$', '\1');
create or replace temp macro naam_kaal(tekst) as
    regexp_replace(lower(strip_accents(tekst)), '[^a-z0-9]', '', 'g');

-- een getal uit een getypeerd bestand als tekst die op één manier te lezen is
create or replace temp macro tekst_van_getal(getal) as
    case
        when isnan(getal) or isinf(getal) then cast(getal as varchar)
        when getal = trunc(getal) and abs(getal) < 1e15 then cast(cast(getal as bigint) as varchar)
        when getal = trunc(getal) then printf('%.5E', getal)
        else printf('%.9f', getal)
    end;

-- een tijdsduur in hele delen van een seconde als uren en minuten, met seconden waar die er zijn
create or replace temp macro tekst_van_duur(duur, delen) as
    case
        when duur is null then null
        when duur % delen <> 0 then cast(duur as varchar) || ' delen van een seconde'
        else (case when duur < 0 then '-' else '' end) || printf('%d:%02d', abs(duur) // delen // 3600, abs(duur) // delen // 60 % 60)
            || (case when abs(duur) // delen % 60 <> 0 then printf(':%02d', abs(duur) // delen % 60) else '' end)
    end;
