-- leesregels: hoe tekst uit een levering een waarde wordt; null waar de tekst niet of op twee manieren te lezen is
create or replace temp macro lees_tekst(tekst) as
    case
        when ascii(tekst) > 32 and ascii(right(tekst, 1)) between 33 and 126 then tekst
        else nullif(trim(tekst, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(65279)), '')
    end;

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
create or replace temp macro lees_bedrag(tekst) as
    lees_bedrag_kaal(regexp_replace(
        replace(regexp_replace(lower(tekst), '€|eur(o)?|[\s'']|' || chr(160) || '|' || chr(8239), '', 'g'), '−', '-'),
        '[.,](-+|–|—)$', ''
    ));

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

-- een datum, dag voorop, met een jaar van vier cijfers; het regelpatroon staat één keer, anders rekent duckdb het voor elke rij uit
create or replace temp macro lees_datum(tekst) as
    case
        when regexp_full_match(
            tekst,
            '([0-9]{1,2}[-/.][0-9]{1,2}[-/.](19|20)[0-9]{2}|(19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})'
            || '([ T]00:00(:00([.]0+)?)?)?'
        )
            then try_strptime(
                translate(regexp_replace(tekst, '[ T]00:00.*$', ''), '/.', '--'), ['%d-%m-%Y', '%Y-%m-%d']
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

-- een vierwekenperiode: 201402, 2014-02, 2014-P02, P2-2014, 02/2014
create or replace temp macro periode_uit(jaar, nummer) as
    case
        when try_cast(nummer as integer) between 1 and 13 and try_cast(jaar as integer) between 1900 and 2100
            then jaar || lpad(ltrim(nummer, '0'), 2, '0')
    end;
create or replace temp macro lees_periode_kaal(tekst) as
    case
        when regexp_full_match(tekst, '[0-9]{6}') then periode_uit(tekst[1:4], tekst[5:6])
        when regexp_full_match(tekst, '[0-9]{4}([-/.]P?|P)[0-9]{1,2}')
            then periode_uit(tekst[1:4], regexp_extract(tekst, '[0-9]{1,2}$'))
        when regexp_full_match(tekst, 'P?[0-9]{1,2}[-/.][0-9]{4}')
            then periode_uit(tekst[-4:], regexp_extract(tekst, '^P?([0-9]{1,2})', 1))
    end;
create or replace temp macro lees_periode(tekst) as
    lees_periode_kaal(upper(replace(tekst, ' ', '')));

create or replace temp macro lees_ja_nee(tekst) as
    case
        when lower(tekst) in ('ja', 'j', 'true', 'waar', '1') then true
        when lower(tekst) in ('nee', 'n', 'false', 'onwaar', '0') then false
    end;

-- een code zonder hoofdletters, accenten, spaties en streepjes, om te vergelijken
create or replace temp macro code_kaal(tekst) as
    regexp_replace(lower(strip_accents(tekst)), '[\s_.-]|' || chr(160), '', 'g');
create or replace temp macro naam_kaal(tekst) as
    regexp_replace(lower(strip_accents(tekst)), '[^a-z0-9]', '', 'g');

-- waarden die op een burgerservicenummer, postcode, e-mailadres of telefoonnummer lijken
create or replace temp macro lijkt_bsn(tekst) as
    case
        when length(tekst) in (8, 9) and tekst[1] between '0' and '9' then regexp_full_match(tekst, '[0-9]{8,9}')
        else false
    end;
create or replace temp macro lijkt_persoonsgegeven(tekst) as
    case
        when contains(tekst, '@') then regexp_full_match(tekst, '[^@\s]+@[^@\s]+\.[^@\s]+')
        when length(tekst) between 6 and 7 then regexp_full_match(tekst, '[1-9][0-9]{3} ?[A-Za-z]{2}')
        when length(tekst) >= 10 and tekst[1] in ('0', '+', '(')
            then regexp_full_match(tekst, '(\(?0[1-9][0-9]{0,2}\)?|\+31|0031)[ -]?\(?[0-9](\)?[ -]?[0-9]){5,9}')
                and length(regexp_replace(tekst, '[^0-9]', '', 'g')) between 10 and 13
        else false
    end;

-- een getal uit een getypeerd bestand als tekst die op één manier te lezen is
create or replace temp macro tekst_van_getal(getal) as
    case
        when isnan(getal) or isinf(getal) then cast(getal as varchar)
        when getal = trunc(getal) and abs(getal) < 1e15 then cast(cast(getal as bigint) as varchar)
        else printf('%.9f', getal)
    end;
