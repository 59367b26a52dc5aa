import type { DomainName } from '../domain.ts';
import { markedLiteral, type PythonDict, type PythonValue } from '../python/python-value.ts';

type IsRecord = (record: PythonDict) => boolean;

/**
 * Whether a record has what tools read of it, in the right classes; by table. Written out by hand: megabytes pass
 * through here before the engine has compiled anything.
 */
export const IS_RECORD: Readonly<Record<DomainName, Readonly<Record<string, IsRecord>>>> = {
  retail: {
    orders: ({ user_id, status, items, payment_history }) =>
      isText(user_id) &&
      isText(status) &&
      isListOf(items, isItem) &&
      isListOf(payment_history, isRetailPayment),
    products: ({ name, variants }) => isText(name) && isTableOf(variants, isVariant),
    users: ({ name, address, email, payment_methods }) =>
      isName(name) && isObject(address) && isText(email) && isTableOf(payment_methods, isMethod),
  },
  airline: {
    flights: ({ origin, destination, scheduled_departure_time_est, scheduled_arrival_time_est, dates }) =>
      isText(origin) &&
      isText(destination) &&
      isText(scheduled_departure_time_est) &&
      isText(scheduled_arrival_time_est) &&
      isTableOf(dates, isDay),
    reservations: ({ user_id, cabin, flights, passengers, payment_history, nonfree_baggages }) =>
      isText(user_id) &&
      isText(cabin) &&
      isListOf(flights, isLeg) &&
      Array.isArray(passengers) &&
      isListOf(payment_history, isAirlinePayment) &&
      isNumber(nonfree_baggages),
    users: ({ payment_methods, reservations }) =>
      isTableOf(payment_methods, isMethod) && Array.isArray(reservations),
  },
};

function isItem({ item_id, product_id, price }: PythonDict): boolean {
  return isText(item_id) && isText(product_id) && isNumber(price);
}

function isVariant({ price, available }: PythonDict): boolean {
  return isNumber(price) && typeof available === 'boolean';
}

function isRetailPayment({ transaction_type, amount, payment_method_id }: PythonDict): boolean {
  return isText(transaction_type) && isNumber(amount) && isText(payment_method_id);
}

function isAirlinePayment({ payment_id, amount }: PythonDict): boolean {
  return isText(payment_id) && isNumber(amount);
}

/** Of what can run out, how much is left is called balance by the store and amount by the airline. */
function isMethod({ source, balance, amount }: PythonDict): boolean {
  return (
    isText(source) &&
    (source === 'credit_card' || source === 'paypal' || isNumber(balance) || isNumber(amount))
  );
}

function isName(value: PythonValue | undefined): boolean {
  return isObject(value) && isText(value.first_name) && isText(value.last_name);
}

function isDay({ status, available_seats, prices }: PythonDict): boolean {
  return (
    isText(status) &&
    (status !== 'available' || (isTableOfNumbers(available_seats) && isTableOfNumbers(prices)))
  );
}

function isLeg({ flight_number, date, price }: PythonDict): boolean {
  return isText(flight_number) && isText(date) && isNumber(price);
}

function isText(value: PythonValue | undefined): boolean {
  return typeof value === 'string';
}

function isNumber(value: PythonValue | undefined): boolean {
  return typeof value === 'number' || (value !== undefined && markedLiteral(value) !== undefined);
}

function isObject(value: PythonValue | undefined): value is PythonDict {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isListOf(value: PythonValue | undefined, isOne: IsRecord): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && isOne(item));
}

function isTableOf(value: PythonValue | undefined, isOne: IsRecord): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const record = value[key];
    if (key !== '$order' && !(isObject(record) && isOne(record))) return false;
  }
  return true;
}

function isTableOfNumbers(value: PythonValue | undefined): boolean {
  if (!isObject(value)) return false;
  for (const key in value) if (!isNumber(value[key])) return false;
  return true;
}
