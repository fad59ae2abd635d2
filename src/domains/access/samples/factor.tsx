import type { Sample } from '#platform/manifest'
import { qrCode } from '#platform/pdf'
import { CodeLatePage, CodePage, FactorPage, ProofPage, RecoveryCodesPage } from '../pages/factor.tsx'

const token = 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const pending = { secret, squares: qrCode(`otpauth://totp/Kruzhok:orlova@rabota.example?secret=${secret}`) }
const off = { pending: null, secured: false, left: 0, required: false }
const codes = ['k7mp-2xwd-9fqa', 'w3ht-8yzc-4nbe', 'r6vj-5gsk-2mpx', 'd9qf-7cta-8hwz']

/** A second factor: at the door, in the settings, and before what is dangerous. */
export const factorSamples: Sample[] = [
  { name: 'второй фактор: код при входе', render: () => <CodePage token={token} next="/cabinet" /> },
  {
    name: 'второй фактор: код не подошёл',
    render: () => (
      <CodePage
        token={token}
        next="/"
        errors={[{ field: 'code', message: 'Код не подошёл. Проверьте часы на телефоне' }]}
      />
    ),
  },
  { name: 'второй фактор: время вышло', render: () => <CodeLatePage /> },
  { name: 'второй фактор: не подключён', render: () => <FactorPage {...off} /> },
  { name: 'второй фактор: обязателен', render: () => <FactorPage {...off} required /> },
  { name: 'второй фактор: QR-код', render: () => <FactorPage {...off} pending={pending} /> },
  { name: 'второй фактор: подключён', render: () => <FactorPage {...off} secured left={8} /> },
  { name: 'второй фактор: запасные коды', render: () => <RecoveryCodesPage codes={codes} /> },
  { name: 'подтвердите, что это вы: кодом', render: () => <ProofPage byCode next="/region" /> },
  { name: 'подтвердите, что это вы: паролем', render: () => <ProofPage byCode={false} next="/region" /> },
]
