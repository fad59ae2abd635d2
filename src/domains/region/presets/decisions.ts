import type { Json } from '#kernel/refusal'

type Ground = { words: string; law: string; explanation: string }
type Decided = {
  /** Who decides on a certificate: the point that accepted, or the regional operator. */
  decision: 'point' | 'operator'
  /** Who decides on a certificate with nominal. */
  change: 'municipality' | 'operator'
  /** The document that names the grounds, in the genitive, with its points where they are known. */
  rules: string
  /** Where the region begins and ends, in the genitive: «Смоленской области». */
  regionOf: string
  /** Whom to write to first when a decision seems wrong. */
  appealTo: string
}

/** Who decides, on what grounds, and the words of decisions as one region's rules give them. */
export function decidedBy(region: Decided): Readonly<Record<string, Json>> {
  const { decision, change, appealTo } = region
  return {
    'certificates.decision': decision,
    'certificates.refusal-grounds': refusalGrounds(region),
    'certificates.exclusion-grounds': exclusionGrounds(region),
    'certificates.freeze-grounds': freezeGrounds(region),
    'certificates.appeal': `Если вы не согласны с решением, напишите жалобу ${appealTo}. Приложите копию решения и документы, которые подтверждают вашу правоту. Ответят в течение 30 дней. Решение можно обжаловать и в суде в течение трёх месяцев со дня, когда вы о нём узнали (глава 22 Кодекса административного судопроизводства).`,
    'funding.change-decision': change,
  }
}

function refusalGrounds({ rules, regionOf }: Decided): Record<string, Ground> {
  return {
    'has-certificate': {
      words: 'У ребёнка уже есть сертификат дополнительного образования',
      law: `пункт «наличие уже имеющегося сертификата» ${rules}`,
      explanation: 'Сертификат выдают один раз на всё время до 18 лет. Пользуйтесь тем, который уже есть.',
    },
    'wrong-data': {
      words: 'Сведения неполные или недостоверные',
      law: `пункт «предоставление неполных (недостоверных) сведений» ${rules}`,
      explanation: 'Исправьте данные по документам и подайте заявление снова: ждать для этого не нужно.',
    },
    'no-residence': {
      words: `Ребёнок не живёт на территории ${regionOf}`,
      law: `пункт «отсутствие места (адреса) проживания на территории региона» ${rules}`,
      explanation: 'Сертификат выдаёт регион, в котором ребёнок живёт. Если адрес указан с ошибкой, исправьте его.',
    },
    'no-consent': {
      words: 'Нет согласия на обработку персональных данных или с правилами',
      law: `пункт «отсутствие согласия заявителя» ${rules}; часть 1 статьи 9 Федерального закона № 152-ФЗ «О персональных данных»`,
      explanation: 'Без согласий вести реестр нельзя. Дать их и подать заявление можно в любой день.',
    },
  }
}

/** The sources know the freeze, not its grounds: these are our reading, each by a paper (domain 3.8). */
function freezeGrounds({ regionOf }: Decided): Record<string, Omit<Ground, 'law'>> {
  return {
    asked: {
      words: 'Заявление законного представителя',
      explanation: 'Возобновить можно по такому же заявлению.',
    },
    unconfirmed: {
      words: 'Сведения о ребёнке нужно подтвердить',
      explanation: 'Принесите документы в уполномоченный орган муниципалитета, и сертификат возобновят.',
    },
    away: {
      words: `Ребёнок временно живёт за пределами ${regionOf}`,
      explanation: 'Сообщите, когда вернётесь, и сертификат возобновят.',
    },
  }
}

function exclusionGrounds({ rules, regionOf }: Decided): Record<string, Ground> {
  return {
    renounced: {
      words: 'Письменный отказ от использования сертификата',
      law: `пункт «письменное обращение заявителя об отказе» ${rules}`,
      explanation: 'Получить сертификат снова можно по новому заявлению, номер будет другим.',
    },
    moved: {
      words: `Ребёнок переехал за пределы ${regionOf}`,
      law: `пункт «изменение места (адреса) проживания на адрес за пределами региона» ${rules}`,
      explanation: 'По новому месту жительства сертификат выдаёт другой регион.',
    },
  }
}
