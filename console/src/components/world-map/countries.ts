/** ISO 3166-1 numeric code, as world-atlas names its countries, and alpha-2 code, in turn. */
const OUTLINED =
  '004 AF 008 AL 010 AQ 012 DZ 024 AO 031 AZ 032 AR 036 AU 040 AT 044 BS 050 BD 051 AM 056 BE 064 BT 068 BO 070 BA ' +
  '072 BW 076 BR 084 BZ 090 SB 096 BN 100 BG 104 MM 108 BI 112 BY 116 KH 120 CM 124 CA 140 CF 144 LK 148 TD 152 CL ' +
  '156 CN 158 TW 170 CO 178 CG 180 CD 188 CR 191 HR 192 CU 196 CY 203 CZ 204 BJ 208 DK 214 DO 218 EC 222 SV 226 GQ ' +
  '231 ET 232 ER 233 EE 238 FK 242 FJ 246 FI 250 FR 260 TF 262 DJ 266 GA 268 GE 270 GM 275 PS 276 DE 288 GH 300 GR ' +
  '304 GL 320 GT 324 GN 328 GY 332 HT 340 HN 348 HU 352 IS 356 IN 360 ID 364 IR 368 IQ 372 IE 376 IL 380 IT 384 CI ' +
  '388 JM 392 JP 398 KZ 400 JO 404 KE 408 KP 410 KR 414 KW 417 KG 418 LA 422 LB 426 LS 428 LV 430 LR 434 LY 440 LT ' +
  '442 LU 450 MG 454 MW 458 MY 466 ML 478 MR 484 MX 496 MN 498 MD 499 ME 504 MA 508 MZ 512 OM 516 NA 524 NP 528 NL ' +
  '540 NC 548 VU 554 NZ 558 NI 562 NE 566 NG 578 NO 586 PK 591 PA 598 PG 600 PY 604 PE 608 PH 616 PL 620 PT 624 GW ' +
  '626 TL 630 PR 634 QA 642 RO 643 RU 646 RW 682 SA 686 SN 688 RS 694 SL 703 SK 704 VN 705 SI 706 SO 710 ZA 716 ZW ' +
  '724 ES 728 SS 729 SD 732 EH 740 SR 748 SZ 752 SE 756 CH 760 SY 762 TJ 764 TH 768 TG 780 TT 784 AE 788 TN 792 TR ' +
  '795 TM 800 UG 804 UA 807 MK 818 EG 826 GB 834 TZ 840 US 854 BF 858 UY 860 UZ 862 VE 887 YE 894 ZM';

/** The alpha-2 code of each country that has an outline on the map, by its ISO 3166-1 numeric code (`246` is `FI`). */
export const COUNTRY_BY_NUMBER: ReadonlyMap<string, string> = new Map(
  [...OUTLINED.matchAll(/(\d{3}) ([A-Z]{2})/g)].map(([, number = '', code = '']) => [number, code]),
);

/** Code, latitude and longitude in whole or half degrees of each country too small for an outline at 1:110 million. */
const SMALL =
  'AD 42.5 1.5 AG 17 -62 AI 18 -63 AS -14.5 -170.5 AW 12.5 -70 AX 60 20 BB 13 -59.5 BH 26 50.5 BL 18 -63 BM 32.5 -65 ' +
  'BQ 12 -68.5 BV -54.5 3.5 CC -12 97 CK -21 -160 CV 15 -23.5 CW 12 -69 CX -10.5 105.5 DM 15.5 -61.5 FM 7 158 FO 62 -7 ' +
  'GD 12 -61.5 GF 4 -53 GG 49.5 -2.5 GI 36 -5.5 GP 16 -61.5 GS -54.5 -37 GU 13.5 145 HK 22.5 114 HM -53 73.5 IM 54 -4.5 ' +
  'IO -7.5 72.5 JE 49 -2 KI 1.5 173 KM -12 43.5 KN 17.5 -62.5 KY 19.5 -81 LC 14 -61 LI 47 9.5 MC 43.5 7.5 MF 18 -63 ' +
  'MH 7 171 MO 22 113.5 MP 15 145.5 MQ 14.5 -61 MS 16.5 -62 MT 36 14.5 MU -20.5 57.5 MV 4 73.5 NF -29 168 NR -0.5 167 ' +
  'NU -19 -170 PF -17.5 -149.5 PM 47 -56.5 PN -25 -130 PW 7.5 134.5 RE -21 55.5 SC -4.5 55.5 SG 1.5 104 SH -16 -5.5 ' +
  'SJ 78 16 SM 44 12.5 ST 0.5 6.5 SX 18 -63 TC 22 -72 TK -9 -172 TO -21 -175 TV -8.5 179 UM 19.5 166.5 VA 42 12.5 ' +
  'VC 13 -61 VG 18.5 -64.5 VI 18 -65 WF -13.5 -176 WS -13.5 -172 YT -13 45';

/** Where to put the point that stands for a country without an outline: latitude and longitude by alpha-2 code. */
export const SMALL_COUNTRIES: ReadonlyMap<string, readonly [latitude: number, longitude: number]> = new Map(
  [...SMALL.matchAll(/([A-Z]{2}) (\S+) (\S+)/g)].map(([, code = '', latitude, longitude]) => [
    code,
    [Number(latitude), Number(longitude)],
  ]),
);
