-- leesregels: hoe tekst uit een levering één vorm krijgt, voordat kenmerken worden vergeleken en waarden gelezen

-- onzichtbaar: elke soort spatie, stuur- en opmaakteken (BOM, zachte afbreking, schrijfrichting), en wat leeg wordt getekend
create or replace temp macro onzichtbaar() as
    '[\pZ\pC\x{034F}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2800}\x{3164}\x{0FE00}-\x{0FE0F}\x{0FFA0}]';
create or replace temp macro onzichtbaar_zonder_breedte() as
    '[^\PC\n\r]|[\x{034F}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{0FE00}-\x{0FE0F}]';
-- wat een scherm of terminal stuurt of de schrijfrichting keert: dat staat ook in vrije tekst nergens; een tab of regeleinde mag
create or replace temp macro sturend() as
    '[\x{00}-\x{08}\x{0B}\x{0C}\x{0E}-\x{1F}\x{7F}-\x{9F}\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]';
create or replace temp macro zonder_rand(tekst) as
    regexp_replace(tekst, '^' || onzichtbaar() || '+|' || onzichtbaar() || '+$', '', 'g');
create or replace temp macro zonder_omhulsel(tekst) as
    zonder_rand(regexp_replace(tekst, '^=\s*"([\s\S]*)"$', '\1'));

-- één vorm voor tekens die een mens niet onderscheidt: letters en cijfers van volle breedte, streepjes, cijfers van andere schriften
create or replace temp macro gewone_tekens(tekst) as
    translate(
        nfc_normalize(tekst),
        '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～'
        || '‐‑‒–—―−﹣٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
        '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'
        || '--------01234567890123456789'
    );

-- zichtbare tekens van een toetsenbord en niets om of voor de waarde: die staat er al zoals zij wordt gelezen
create or replace temp macro is_kaal(tekst) as regexp_full_match(tekst, '[!-&(-<>-~]([ -~]*[!-~])?');

-- vrije tekst: één Unicodevorm, niets sturends, niets onzichtbaars aan de randen, zonder ="…" en zonder de apostrof waarmee Excel iets tekst maakt
create or replace temp macro lees_tekst(tekst) as
    case
        when is_kaal(tekst) then tekst
        else nullif(
            regexp_replace(
                zonder_omhulsel(zonder_rand(regexp_replace(nfc_normalize(tekst), sturend(), '', 'g'))),
                '^''+([0-9=+@-])', '\1'
            ), ''
        )
    end;

-- een getal, datum, periode of code: ook binnenin niets onzichtbaars, en elke soort spatie een gewone
create or replace temp macro lees_waarde(tekst) as
    case
        when is_kaal(tekst) then tekst
        else nullif(
            regexp_replace(
                zonder_omhulsel(zonder_rand(regexp_replace(
                    regexp_replace(gewone_tekens(tekst), '[\pZ\t\x{115F}\x{1160}\x{2800}\x{3164}\x{0FFA0}]', ' ', 'g'),
                    onzichtbaar_zonder_breedte(), '', 'g'
                ))),
                '^''+(.*?)''*$', '\1'
            ), ''
        )
    end;

-- een kenmerk of sleutel: nergens een spatie of iets onzichtbaars, en zonder aanhalingstekens eromheen en zonder de .0 die een rekenblad erachter zet
create or replace temp macro is_kaal_kenmerk(tekst) as regexp_full_match(tekst, '[!#-&(-+\-/-<>-_a-~][!-+\-/-~]*');
create or replace temp macro zonder_aanhaling(tekst) as
    regexp_replace(tekst, '^[''‘’`´]+(.*?)[''‘’`´]*$|^"(.+)"$', '\1\2');
create or replace temp macro lees_kenmerk(tekst) as
    case
        when is_kaal_kenmerk(tekst) then tekst
        else nullif(
            regexp_replace(
                zonder_aanhaling(zonder_omhulsel(zonder_aanhaling(regexp_replace(gewone_tekens(tekst), onzichtbaar(), '', 'g')))),
                '^([0-9]+)[.,]0+$', '\1'
            ), ''
        )
    end;

-- wat in plaats van een kenmerk staat: een formule, een foutmelding van een rekenblad, of een woord voor niets
create or replace temp macro is_geen_kenmerk(tekst) as
    starts_with(tekst, '=')
    or upper(tekst) in (
        '#N/B', '#N/A', '#NV', '#VERW!', '#REF!', '#WAARDE!', '#VALUE!', '#DEEL/0!', '#DIV/0!', '#NAAM?', '#NAME?', '#GETAL!', '#NUM!',
        '#LEEG!', '#NULL!', '#OVERLOOP!', '#SPILL!', '#CALC!', 'NULL', '(NULL)', '<NULL>', 'NONE', 'NAN', 'NA', 'N/A', '<NA>', 'NAT',
        'N.V.T.', 'N.V.T', 'NVT', 'ONBEKEND', 'GEEN', 'LEEG', '(LEEG)', '(BLANK)', '-', '--', '?', '??', '.'
    );
