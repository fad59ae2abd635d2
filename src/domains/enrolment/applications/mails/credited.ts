import { formatRoubles } from '#kernel/money'
import type { Block } from '#platform/mail'

/** What came to the certificate with the contract alone (S-084, S-148); nothing where the nominal was there before. */
export function creditedWith(kopecks: string | null | undefined): Block[] {
  if (!kopecks) return []
  const sum = formatRoubles(BigInt(kopecks), { short: true })
  return [
    {
      p: `На сертификат зачислено ${sum}: столько нужно, чтобы освоить программу. Сертификат теперь с номиналом; хватит ли номинала муниципалитета ещё на одну программу, покажет её расчёт.`,
    },
  ]
}
