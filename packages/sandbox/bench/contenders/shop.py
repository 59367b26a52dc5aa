"""The task of shop.ts in Python, judged with exec() in this process: no isolation, no limits.

Reads a number of checks per line and answers with the results of one check and the mean milliseconds of all.
"""

import json
import sys
import time


def make_shop():
    def price(product):
        return 10 + product * 3

    def line(product, qty):
        return {"product": f"p{product}", "qty": qty, "price": price(product)}

    def order(i):
        items = [line(i % 40, 1 + i % 3), line(i * 7 % 40, 2)]
        total = sum(each["qty"] * each["price"] for each in items)
        status = ["pending", "shipped", "delivered"][i % 3]
        return {"id": f"o{i}", "user": f"u{i % 4}", "status": status, "items": items, "total": total, "note": ""}

    def user(i):
        address = {"street": f"{i} Main St", "city": f"Town{i % 5}", "zip": f"900{i}"}
        return {"id": f"u{i}", "name": f"User {i}", "email": f"user{i}@example.com", "address": address}

    def product(i):
        tags = [f"t{i % 3}", f"t{i % 4}"]
        return {"id": f"p{i}", "name": f"Product {i}", "price": price(i), "stock": i % 7, "tags": tags}

    return {
        "users": [user(i) for i in range(20)],
        "products": [product(i) for i in range(40)],
        "orders": [order(i) for i in range(60)],
    }


INITIAL_STATE = json.dumps(make_shop())


class Session:
    def __init__(self):
        self.state = json.loads(INITIAL_STATE)
        self.calls = []

    def call(self, name, args):
        text = json.dumps(args)
        result = json.dumps(getattr(self, name)(json.loads(text)))
        self.calls.append((name, text))
        return json.loads(result)

    def get_user(self, args):
        return next((user for user in self.state["users"] if user["id"] == args["id"]), None)

    def list_orders(self, args):
        return [order for order in self.state["orders"] if order["user"] == args["user"]]

    def search_products(self, args):
        return [product for product in self.state["products"] if args["tag"] in product["tags"]]

    def get_order(self, args):
        return next((order for order in self.state["orders"] if order["id"] == args["id"]), None)

    def update_order(self, args):
        order = self.get_order(args)
        order.update(args["patch"])
        return order


class Tools:
    def __init__(self, session):
        for name in ["get_user", "list_orders", "search_products", "get_order", "update_order"]:
            setattr(self, name, lambda args, name=name: session.call(name, args))


SOLUTION = """
def solve(tools):
    user = tools.get_user({'id': 'u0'})
    if not user: raise Exception('no user')
    orders = tools.list_orders({'user': user['id']})
    pending = sorted([order for order in orders if order['status'] == 'pending'], key=lambda order: -order['total'])
    products = tools.search_products({'tag': 't1'})
    cheap = {product['id']: product for product in products if product['price'] < 90}
    target = next(order for order in pending if any(item['product'] in cheap for item in order['items']))
    before = tools.get_order({'id': target['id']})
    saved = sum(item['qty'] * item['price'] * 0.1 for item in before['items'] if item['product'] in cheap)
    tools.update_order({'id': target['id'], 'patch': {'status': 'discounted', 'note': 'saved %.2f' % saved, 'total': before['total'] - saved}})
    return {'order': target['id'], 'saved': round(saved, 2), 'email': user['email']}
"""

FAILURES = [
    SOLUTION.replace("-order['total']", "order['total']"),
    SOLUTION.replace("'discounted'", "'shipped'"),
    SOLUTION.replace("round(saved, 2)", "0"),
]

VERIFY = """
def verify(tools, answer):
    user = tools.get_user({'id': 'u0'})
    orders = tools.list_orders({'user': user['id']})
    products = tools.search_products({'tag': 't1'})
    cheap = set(product['id'] for product in products if product['price'] < 90)
    candidates = [order for order in orders if order['status'] == 'pending' or order['id'] == answer['order']]
    discount = lambda order: sum(item['qty'] * item['price'] * 0.1 for item in order['items'] if item['product'] in cheap)
    full = lambda order: sum(item['qty'] * item['price'] for item in order['items'])
    best = sorted([order for order in candidates if any(item['product'] in cheap for item in order['items'])], key=lambda order: -full(order))
    if not best or best[0]['id'] != answer['order']: return False
    best = best[0]
    now = tools.get_order({'id': best['id']})
    if now['status'] != 'discounted': return False
    again = tools.get_order({'id': best['id']})
    return abs(again['total'] - (full(best) - discount(best))) < 0.01 and abs(answer['saved'] - discount(best)) < 0.01 and answer['email'] == user['email']
"""


def run(source, name, *args):
    scope = {}
    exec(compile(source, name, "exec"), scope)
    return scope[name](*args)


def check():
    passed = []
    for code in [SOLUTION, *FAILURES]:
        tools = Tools(Session())
        answer = json.loads(json.dumps(run(code, "solve", tools)))
        passed.append(run(VERIFY, "verify", tools, answer))
    return passed


for line in sys.stdin:
    count = int(line)
    started_at = time.perf_counter()
    for _ in range(count):
        passed = check()
    mean_ms = (time.perf_counter() - started_at) / count * 1000
    print(json.dumps({"passed": passed, "meanMs": mean_ms}), flush=True)
