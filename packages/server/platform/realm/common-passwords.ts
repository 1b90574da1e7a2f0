/**
 * Passwords of ten characters and more that everyone tries first, lower-cased and without separators. Shorter ones
 * are refused by length, repeated pieces and walks by pattern (password-policy.ts).
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 password!23 mypassword
  mypassword1 mypassword123 passwordpassword newpassword newpassword1 yourpassword thepassword password2024
  password2025 password2026 qwertyuiop qwertyuiop1 qwertyuiop123 qwerty12345 qwerty123456 qwertyqwerty asdfghjkl1
  asdfghjkl123 asdfghjkl; zxcvbnm123 zxcvbnm1234 1q2w3e4r5t 1q2w3e4r5t6y qazwsxedc qazwsxedc1 1qaz2wsx3edc
  1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 iloveyou12 iloveyou123 iloveyou1234 iloveyouforever welcome123 welcome1234
  welcome12345 letmein123 letmein1234 letmeinnow admin12345 admin123456 administrator administrator1 changeme123
  changeme1234 changemenow football123 baseball123 basketball superman123 batman12345 princess123 sunshine123
  monkey12345 dragon12345 master12345 shadow12345 michael123 jennifer123 trustno1234 starwars123 whatever123
  computer123 internet123 samsung123 samsung1234 google12345 facebook123 liverpool123 chelsea1234 arsenal1234
  1234567890a 1234567890q a1234567890 a123456789 a12345678910 aa123456789 aa12345678 abc123456789 abc1234567
  abcd123456 abcd1234567 abc123abc123 123456789a 123456789q 123456789abc 12345678910 123456789123 0123456789a
  1234554321 1122334455 5201314520 5201314521 1314520520 woaini1314 woaini5201314 woaini520 woaini1234
  woaini123456 woainima123 zhang123456 wang123456 li123456789 mima123456 nihao123456 qq123456789 q123456789
  asd123456789 asdasd123456 zxc123456789 qwe123456789 qweasdzxc123 qweasdzxc1 aaa123456789 147258369a 1472583690
  7894561230 9876543210a 0987654321a bitcoin123 bitcoin1234 bitcoin2024 bitcoin2025 bitcoin2026 ethereum123
  crypto12345 cryptocurrency cryptoking satoshinakamoto satoshi123 tothemoon123 hodlhodlhodl blockchain
  blockchain1 blockchain123 tether12345 binance123 binance1234 coinbase123 exchange123 trading123 wallet12345
  correcthorsebatterystaple secret12345 secretsecret supersecret supersecret1 topsecret123 test123456 test1234567
  testtest123 testing123 guest12345 default1234 temporary123 temppassword summer2024! summer2025! summer2026!
  winter2024! winter2025! winter2026! spring2026! autumn2026!`.split(/\s+/),
)
