/** Python that thinks up calls: mostly sensible ones on records of a database, some with odd or missing arguments. */
export const RANDOM_ARGUMENTS_SCRIPT = `
ODD = [None, True, 0, 3, -2, 2.5, 100.0, '', 'x', '0', [], ['a'], {}, {'a': 1}, 'UA123', '2024-05-40']
EXPRESSIONS = ['1 + 2', '2 * (3 + 4)', '10 / 4', '0.1 + 0.2', '5 - 7.5', '(1', '1 / 0', 'a', '', '2 ** 3', '1000.125 * 2']
DATES = [f'2024-05-{day:02}' for day in range(9, 26)]

class Caller:
    """Thinks of one customer at a time, so that calls fit together."""
    def __init__(self, chance, database):
        self.chance, self.database = chance, database

    def any(self, table):
        records = self.database.get(table) or {'none': {}}
        return records[self.chance.choice(list(records))]

    def key(self, table):
        return self.chance.choice(list(self.database.get(table) or ['none']))

    def call(self, schemas):
        self.user_id = self.key('users')
        self.user = self.database['users'][self.user_id]
        self.order_id = self.chance.choice(self.user.get('orders') or ['#W0'])
        self.order = self.database.get('orders', {}).get(self.order_id, {})
        self.reservation_id = self.chance.choice(self.user.get('reservations') or ['none'])
        self.reservation = self.database.get('reservations', {}).get(self.reservation_id, {})
        self.items = self.chance.sample(self.order.get('items') or [], self.chance.randint(0, len(self.order.get('items') or [])))
        name = self.chance.choice(list(schemas))
        arguments = {key: self.argument(key) for key in schemas[name]['properties']}
        if arguments and self.chance.random() < 0.04:
            del arguments[self.chance.choice(list(arguments))]
        if self.chance.random() < 0.02:
            arguments['unheard_of'] = 1
        return (name if self.chance.random() < 0.98 else 'no_such_tool'), arguments

    def argument(self, key):
        if self.chance.random() < 0.05:
            return self.chance.choice(ODD)
        make = getattr(self, f'make_{key}', None)
        return make() if make else self.chance.choice(['Maple Street 3', 'Apt 4', 'Denver', 'CO', 'USA', '80279'])

    def make_user_id(self): return self.user_id
    def make_order_id(self): return self.order_id if self.chance.random() < 0.9 else self.key('orders')
    def make_reservation_id(self): return self.reservation_id if self.chance.random() < 0.9 else self.key('reservations')
    def make_product_id(self): return self.key('products')
    def make_email(self): return self.chance.choice([self.user['email'], self.user['email'].upper(), 'nobody@example.com'])
    def make_first_name(self): return self.user['name']['first_name']
    def make_last_name(self): return self.user['name']['last_name'].lower()
    def make_zip(self): return self.user.get('address', {}).get('zip', '1')
    def make_expression(self): return self.chance.choice(EXPRESSIONS)
    def make_reason(self): return self.chance.choice(['no longer needed', 'ordered by mistake', 'changed my mind'])
    def make_item_ids(self): return [item['item_id'] for item in self.items]
    def make_new_item_ids(self): return [self.variant(item) for item in self.items]

    def variant(self, item):
        variants = self.database['products'].get(item['product_id'], {}).get('variants') or {item['item_id']: {}}
        return self.chance.choice(list(variants))

    def make_payment_method_id(self):
        paid = [entry['payment_method_id'] for entry in self.order.get('payment_history', [])]
        return self.chance.choice([*paid, *self.user.get('payment_methods', {}), 'none'])

    def make_payment_id(self): return self.chance.choice([*self.user.get('payment_methods', {}), 'none'])

    def make_payment_methods(self):
        count = self.chance.choice([1, 1, 2])
        return [{'payment_id': self.make_payment_id(), 'amount': self.chance.choice([30, 50, 100, 247.0, 300])} for _ in range(count)]

    def airport(self, end):
        flight = self.any('flights')
        return self.chance.choice([flight.get(end), self.reservation.get(end), 'JFK'])

    def make_origin(self): return self.airport('origin')
    def make_destination(self): return self.airport('destination')
    def make_date(self): return self.chance.choice(DATES)
    def make_cabin(self): return self.chance.choice(['basic_economy', 'economy', 'business', 'first'])
    def make_flight_type(self): return self.chance.choice(['one_way', 'round_trip'])
    def make_insurance(self): return self.chance.choice(['yes', 'no'])
    def make_total_baggages(self): return self.chance.choice([0, 1, 2, 3])
    def make_nonfree_baggages(self): return self.chance.choice([0, 0, 1, 2])
    def make_amount(self): return self.chance.choice([50, 100, 100.0, 12.5])

    def make_flights(self):
        booked = [{'flight_number': flight['flight_number'], 'date': flight['date']} for flight in self.reservation.get('flights', [])]
        other = [{'flight_number': self.key('flights'), 'date': self.make_date()}]
        return self.chance.choice([booked, other, booked[:1] + other])

    def make_passengers(self):
        names = [{'first_name': 'Mia', 'last_name': 'Li', 'dob': '1990-04-05'}, {'first_name': 'Noah', 'last_name': 'Brown', 'dob': '1980-01-02'}]
        return self.chance.choice([names[:1], names, self.reservation.get('passengers', names)])
`;
