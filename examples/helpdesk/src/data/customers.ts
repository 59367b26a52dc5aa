import type { Customer } from '../records.ts';

/** Two people at Brightloom and two named Okonkwo: a name or a company alone finds nobody. */
export const customers: readonly Customer[] = [
  {
    id: 'C-101',
    name: 'Nora Feld',
    email: 'nora.feld@brightloom.example',
    company: 'Brightloom',
    plan: 'enterprise',
  },
  {
    id: 'C-102',
    name: 'Idris Feld',
    email: 'idris.feld@brightloom.example',
    company: 'Brightloom',
    plan: 'enterprise',
  },
  {
    id: 'C-103',
    name: 'Chidi Okonkwo',
    email: 'chidi@lanternpress.example',
    company: 'Lantern Press',
    plan: 'team',
  },
  {
    id: 'C-104',
    name: 'Adaeze Okonkwo',
    email: 'adaeze@okonkwo-ceramics.example',
    company: 'Okonkwo Ceramics',
    plan: 'free',
  },
  {
    id: 'C-105',
    name: 'Lukas Brandt',
    email: 'l.brandt@nordhafen.example',
    company: 'Nordhafen Logistik',
    plan: 'enterprise',
  },
  {
    id: 'C-106',
    name: 'Salma Haddad',
    email: 'salma@quietgarden.example',
    company: 'Quiet Garden',
    plan: 'free',
  },
  {
    id: 'C-107',
    name: 'Theo Marchetti',
    email: 'theo@marchetti-cycles.example',
    company: 'Marchetti Cycles',
    plan: 'team',
  },
  {
    id: 'C-108',
    name: 'Wen Zhao',
    email: 'wen.zhao@papercrane.example',
    company: 'Paper Crane Studio',
    plan: 'team',
  },
  {
    id: 'C-109',
    name: 'Hanne Visser',
    email: 'hanne@visser-bakery.example',
    company: 'Visser Bakery',
    plan: 'free',
  },
  {
    id: 'C-110',
    name: 'Omar Bianchi',
    email: 'omar.bianchi@altopiano.example',
    company: 'Altopiano',
    plan: 'team',
  },
  {
    id: 'C-111',
    name: 'June Park',
    email: 'june@fieldnote.example',
    company: 'Fieldnote',
    plan: 'enterprise',
  },
  {
    id: 'C-112',
    name: 'Marisol Vega',
    email: 'marisol@vegadental.example',
    company: 'Vega Dental',
    plan: 'free',
  },
];
