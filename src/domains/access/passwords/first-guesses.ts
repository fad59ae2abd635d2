/** The passwords that are tried first, of eight characters and more; small letters, as they are compared. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12345678910 0123456789 987654321 9876543210 87654321 11111111 111111111 1111111111
  00000000 000000000 0000000000 22222222 33333333 44444444 55555555 66666666 77777777 88888888 99999999 12341234 11112222
  11223344 1122334455 12344321 123123123 123321123 123454321 12121212 121212121 13131313 10203040 102030405 1020304050
  01020304 01234567 147258369 147852369 159357456 159753456 741852963 789456123 963852741 14725836 135792468 13579135
  24681012 31415926 314159265 19801980 19851985 19901990 20002000 20102010 20202020 20252025 20262026 password password1
  password12 password123 password1234 passw0rd p@ssw0rd p@ssword passwords mypassword newpassword password01 qwertyui
  qwertyuio qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty 123qwerty 1234qwer qwer1234
  qwert123 qwerty11 qwerty321 1qaz2wsx 1qaz2wsx3edc qazwsxedc qazwsx123 zaq12wsx zaq1zaq1 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 asdfghjk asdfghjkl asdfasdf asdf1234 zxcvbnm1 zxcvbnm123 zxcvbnmm zxcvbnm,
  abcd1234 abc12345 abcdefgh abcdefghi a1b2c3d4 aa123456 aaa111222 aaaaaaaa iloveyou iloveyou1 sunshine princess football
  baseball superman batman123 trustno1 welcome1 welcome123 whatever starwars computer internet samsung1 samsung123
  michelle jennifer jordan23 charlie1 dragon123 monkey123 master123 letmein1 letmein123 football1 liverpool chelsea1
  arsenal1 spartak1 zenit123 cska2020 admin123 admin1234 administrator adminadmin administrator1 user1234 test1234
  testtest testing1 changeme default1 secret123 login123 access14 qweasdzxc qweasd123 qwe12345 qwe123456 qweqweqwe
  1234567q 12345678q 123456789q q12345678 q123456789 a12345678 a123456789 123456789a 12345678a z12345678 123456qwe
  123456qwerty 1234567a vkontakte odnoklassniki yandex123 mail1234 russia123 moscow123 rossiya1 lubimaya lyubov123
  natasha1 marina123 svetlana vladimir alexander anastasia ekaterina aleksandr nadezhda valentina viktoria vladislav
  dmitriy1 sergey123 andrey123 ivanivan solnishko solnyshko solnce123 zaika123 kotenok1 mamochka mamamama papapapa
  krasotka detskisad privet123 parol123 parol1234 moiparol gfhjkmgfhjkm gfhjkm123 ghbdtnghbdtn ghbdtn123 vfvfgfgf
  йцукенгш йцукенгшщ йцукенгшщз йцукен12 йцукен123 йцукен1234 йцукенйцукен фывапрол фывапролд фывафыва ячсмитьб
  пароль12 пароль123 пароль1234 парольпароль мойпароль приветпривет привет123 любовь123 люблютебя ялюблютебя солнышко
  зайчонок мамамама папапапа мамочка1 принцесса красотка наташа123 марина123 светлана владимир александр анастасия
  екатерина надежда1 валентина виктория 1234йцук 123йцукен йцук1234 кружок123 навигатор сертификат сертификат1 kruzhok1
  kruzhok123 navigator certificate`.split(/\s+/),
)
