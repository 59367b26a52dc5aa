// A repository of the structure of tau-bench's, with a store and an airline of its own: three customers, some of the tools.
const TYPES = `
from typing import Any, Dict, List
from pydantic import BaseModel, Field

class Action(BaseModel):
    name: str
    kwargs: Dict[str, Any]

class Task(BaseModel):
    annotator: str = "nobody"
    user_id: str
    actions: List[Action]
    instruction: str
    outputs: List[str]
`;

const USER = `
import abc
from litellm import completion

RULES = """Rules:
- One line at a time.
- Say '###STOP###' when you are done."""

class BaseUserSimulationEnv(abc.ABC):
    @abc.abstractmethod
    def reset(self, instruction=None):
        raise NotImplementedError

class LLMUserSimulationEnv(BaseUserSimulationEnv):
    def __init__(self, model, provider):
        self.model, self.provider = model, provider
        self.reset()

    def build_system_prompt(self, instruction):
        shown = f"\\n\\nInstruction: {instruction}\\n" if instruction is not None else ""
        return f"You are a duck.{shown}\\n{RULES}"

    def reset(self, instruction=None):
        self.messages = [{"role": "system", "content": self.build_system_prompt(instruction)},
                         {"role": "user", "content": "Quack?"}]
        return completion(model=self.model, custom_llm_provider=self.provider, messages=self.messages)

class ReactUserSimulationEnv(LLMUserSimulationEnv):
    def build_system_prompt(self, instruction):
        return f"Think, duck.\\nInstruction: {instruction}\\n{RULES}"

def label(role):
    return {"user": "Customer", "assistant": "Agent"}.get(role, role.capitalize())

def judge(question, model, provider, response, messages):
    transcript = "\\n".join(f"{label(message['role'])}: {message['content']}" for message in messages)
    prompt = f"{question}\\n\\n# Transcript:\\n{transcript}\\n\\n# Response:\\n{response}\\n"
    return completion(model=model, custom_llm_provider=provider, messages=[{"role": "user", "content": prompt}])

def verify(model, provider, response, messages):
    return "true" in judge("Is it right?", model, provider, response, messages).lower()

def reflect(model, provider, response, messages):
    return judge("What went wrong?", model, provider, response, messages)
`;

const AGENT = `
import json
from litellm import completion
from tau_bench.types import Action

REACT_INSTRUCTION = "\\n# Instruction\\nThink and act.\\n"
ACT_INSTRUCTION = "\\n# Instruction\\nAct.\\n"
`;

const DATA = `
import json
import os

def load_data():
    def read(name):
        with open(os.path.join(os.path.dirname(__file__), f"{name}.json")) as file:
            return json.load(file)
    return {name: read(name) for name in TABLES}
`;

const TOOL = `
import abc
import json

class Tool(abc.ABC):
    @staticmethod
    def invoke(*args, **kwargs):
        raise NotImplementedError

def described(name, **properties):
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"type": "function", "function": {"name": name, "description": f"Made-up {name}.", "parameters": schema}}

def only_described(name, *parameters):
    """A tool that is listed and cannot be called."""
    return type(name.title().replace("_", ""), (Tool,), {
        "get_info": staticmethod(lambda: described(name, **{parameter: {"type": "string"} for parameter in parameters}))})

def tool(function):
    """A tool that a function carries out, in the class that upstream writes by hand."""
    names = function.__code__.co_varnames[1:function.__code__.co_argcount]
    name = function.__name__
    function.__qualname__ = name.title().replace("_", "") + ".invoke"
    return type(name.title().replace("_", ""), (Tool,), {
        "invoke": staticmethod(function),
        "get_info": staticmethod(lambda: described(name, **{each: {"type": "string"} for each in names}))})

def think(data, thought):
    return ""

def transfer_to_human_agents(data, summary):
    return "Transfer successful"

def calculate(data, expression):
    if not all(char in "0123456789+-*/(). " for char in expression):
        return "Error: invalid characters in expression"
    try:
        return str(round(float(eval(expression, {"__builtins__": None}, {})), 2))
    except Exception as e:
        return f"Error: {e}"

SHARED = [tool(think), tool(transfer_to_human_agents), tool(calculate)]
`;

const RETAIL_TOOLS = `
import json
from tau_bench.envs.tool import SHARED, only_described, tool

def cancel_pending_order(data, order_id, reason):
    orders = data["orders"]
    if order_id not in orders:
        return "Error: order not found"
    order = orders[order_id]
    if order["status"] != "pending":
        return "Error: non-pending order cannot be cancelled"
    if reason not in ["no longer needed", "ordered by mistake"]:
        return "Error: invalid reason"
    refunds = []
    for payment in order["payment_history"]:
        payment_id = payment["payment_method_id"]
        refunds.append({"transaction_type": "refund", "amount": payment["amount"], "payment_method_id": payment_id})
        if "gift_card" in payment_id:
            method = data["users"][order["user_id"]]["payment_methods"][payment_id]
            method["balance"] += payment["amount"]
            method["balance"] = round(method["balance"], 2)
    order["status"] = "cancelled"
    order["cancel_reason"] = reason
    order["payment_history"].extend(refunds)
    return json.dumps(order)

def found(record, kind):
    return f"Error: {kind} not found" if record is None else json.dumps(record)

def get_order_details(data, order_id):
    return found(data["orders"].get(order_id), "order")

def get_product_details(data, product_id):
    return found(data["products"].get(product_id), "product")

def get_user_details(data, user_id):
    return found(data["users"].get(user_id), "user")

def find_user_id_by_email(data, email):
    for user_id, user in data["users"].items():
        if user["email"].lower() == email.lower():
            return user_id
    return "Error: user not found"

def find_user_id_by_name_zip(data, first_name, last_name, zip):
    for user_id, user in data["users"].items():
        name = user["name"]
        if (name["first_name"].lower() == first_name.lower() and name["last_name"].lower() == last_name.lower()
                and user["address"]["zip"] == zip):
            return user_id
    return "Error: user not found"

def list_all_product_types(data):
    return json.dumps(dict(sorted((product["name"], product["product_id"]) for product in data["products"].values())))

def moved(record, values):
    record["address"] = values
    return json.dumps(record)

def modify_user_address(data, user_id, address1, address2, city, state, country, zip):
    values = {"address1": address1, "address2": address2, "city": city, "state": state, "country": country, "zip": zip}
    return moved(data["users"][user_id], values) if user_id in data["users"] else "Error: user not found"

def modify_pending_order_address(data, order_id, address1, address2, city, state, country, zip):
    values = {"address1": address1, "address2": address2, "city": city, "state": state, "country": country, "zip": zip}
    if order_id not in data["orders"]:
        return "Error: order not found"
    if data["orders"][order_id]["status"] != "pending":
        return "Error: non-pending order cannot be modified"
    return moved(data["orders"][order_id], values)

ALL_TOOLS = SHARED + [tool(each) for each in (
    cancel_pending_order, get_order_details, get_product_details, get_user_details, find_user_id_by_email,
    find_user_id_by_name_zip, list_all_product_types, modify_user_address, modify_pending_order_address)] + [
    only_described("exchange_delivered_order_items", "order_id"), only_described("modify_pending_order_items", "order_id"),
    only_described("modify_pending_order_payment", "order_id"), only_described("return_delivered_order_items", "order_id")]
`;

const AIRLINE_TOOLS = `
import json
from tau_bench.envs.tool import SHARED, only_described, tool

def get_reservation_details(data, reservation_id):
    return json.dumps(data["reservations"][reservation_id]) if reservation_id in data["reservations"] else "Error: user not found"

def get_user_details(data, user_id):
    return json.dumps(data["users"][user_id]) if user_id in data["users"] else "Error: user not found"

def cancel_reservation(data, reservation_id):
    if reservation_id not in data["reservations"]:
        return "Error: reservation not found"
    reservation = data["reservations"][reservation_id]
    refunds = [{"payment_id": payment["payment_id"], "amount": -payment["amount"]} for payment in reservation["payment_history"]]
    reservation["payment_history"].extend(refunds)
    reservation["status"] = "cancelled"
    return json.dumps(reservation)

def send_certificate(data, user_id, amount):
    if user_id not in data["users"]:
        return "Error: user not found"
    user = data["users"][user_id]
    for number in [3221322, 3221323, 3221324]:
        payment_id = f"certificate_{number}"
        if payment_id not in user["payment_methods"]:
            user["payment_methods"][payment_id] = {"source": "certificate", "amount": amount, "id": payment_id}
            return f"Certificate {payment_id} added to user {user_id} with amount {amount}."

def search_direct_flight(data, origin, destination, date):
    results = []
    for flight in data["flights"].values():
        if flight["origin"] == origin and flight["destination"] == destination:
            if date in flight["dates"] and flight["dates"][date]["status"] == "available":
                results.append({key: value for key, value in flight.items() if key != "dates"})
                results[-1].update(flight["dates"][date])
    return json.dumps(results)

def update_reservation_passengers(data, reservation_id, passengers):
    if reservation_id not in data["reservations"]:
        return "Error: reservation not found"
    reservation = data["reservations"][reservation_id]
    if len(passengers) != len(reservation["passengers"]):
        return "Error: number of passengers does not match"
    reservation["passengers"] = passengers
    return json.dumps(reservation)

ALL_TOOLS = SHARED + [tool(each) for each in (
    get_reservation_details, get_user_details, cancel_reservation, send_certificate, search_direct_flight,
    update_reservation_passengers)] + [
    only_described("book_reservation", "user_id"), only_described("list_all_airports"),
    only_described("search_onestop_flight", "origin"), only_described("update_reservation_baggages", "reservation_id"),
    only_described("update_reservation_flights", "reservation_id")]
`;

const USERS = {
  moss_1: {
    name: { first_name: 'Ada', last_name: 'Moss' },
    address: {
      address1: 'Fern 1',
      address2: '',
      city: 'Denver',
      country: 'USA',
      state: 'CO',
      zip: '80279',
    },
    email: 'ada@example.com',
    payment_methods: { gift_card_1: { source: 'gift_card', balance: 20, id: 'gift_card_1' } },
    orders: ['#W1', '#W2'],
  },
};

// As text, where JavaScript would write 12 for the price 12.0.
const ORDERS = `{
  "#W1": {"order_id": "#W1", "user_id": "moss_1", "address": {"zip": "80279"}, "status": "pending",
    "items": [{"name": "Lamp", "product_id": "7", "item_id": "71", "price": 12.0, "options": {}}], "fulfillments": [],
    "payment_history": [{"transaction_type": "payment", "amount": 12.0, "payment_method_id": "gift_card_1"}]},
  "#W2": {"order_id": "#W2", "user_id": "moss_1", "address": {"zip": "80279"}, "status": "delivered",
    "items": [], "fulfillments": [], "payment_history": []}
}`;

const PRODUCTS = `{"7": {"name": "Lamp", "product_id": "7", "variants": {"71": {"item_id": "71", "options": {}, "available": true, "price": 12.0}}}}`;

const FLIGHTS = {
  HAT1: {
    flight_number: 'HAT1',
    origin: 'JFK',
    destination: 'SEA',
    scheduled_departure_time_est: '06:00:00',
    scheduled_arrival_time_est: '07:00:00',
    dates: {
      '2024-05-10': { status: 'available', available_seats: { economy: 3 }, prices: { economy: 90 } },
      '2024-05-11': { status: 'delayed' },
    },
  },
};

const RESERVATIONS = {
  R1: {
    reservation_id: 'R1',
    user_id: 'wren_1',
    origin: 'JFK',
    destination: 'SEA',
    flight_type: 'one_way',
    cabin: 'economy',
    flights: [{ origin: 'JFK', destination: 'SEA', flight_number: 'HAT1', date: '2024-05-10', price: 90 }],
    passengers: [{ first_name: 'Lee', last_name: 'Wren', dob: '1990-01-01' }],
    payment_history: [{ payment_id: 'credit_card_1', amount: 90 }],
    created_at: '2024-05-01T10:00:00',
    total_baggages: 0,
    nonfree_baggages: 0,
    insurance: 'no',
  },
};

const FLYERS = {
  wren_1: {
    name: { first_name: 'Lee', last_name: 'Wren' },
    email: 'lee@example.com',
    payment_methods: { credit_card_1: { source: 'credit_card', id: 'credit_card_1' } },
    reservations: ['R1'],
  },
};

const task = (name: string, actions: string, outputs: string): string => `
from tau_bench.types import Action, Task

${name} = [Task(user_id="moss_1", instruction="Ask for the lamp.", actions=[${actions}], outputs=[${outputs}])]
`;

const ACTION = 'Action(name="calculate", kwargs={"expression": "12.0 + 1", "digits": 2.0})';

/** Files by path within the folder of the benchmark. */
export const madeUpTauBench: Readonly<Record<string, string>> = {
  '__init__.py': '',
  'types.py': TYPES,
  'agents/__init__.py': '',
  'agents/chat_react_agent.py': AGENT,
  'envs/__init__.py': '',
  'envs/user.py': USER,
  'envs/tool.py': TOOL,
  'envs/retail/__init__.py': '',
  'envs/retail/rules.py': 'RULES = ["Be kind.", "Be – brief."]\n',
  'envs/retail/wiki.md': '# A store for lamps\n',
  'envs/retail/tasks_test.py': task('TASKS_TEST', ACTION, '"13.0"'),
  'envs/retail/tasks_train.py': task('TASKS_TRAIN', '', ''),
  'envs/retail/tasks_dev.py': task('TASKS_DEV', '', ''),
  'envs/retail/tools/__init__.py': RETAIL_TOOLS,
  'envs/retail/data/__init__.py': `TABLES = ["orders", "products", "users"]\n${DATA}`,
  'envs/retail/data/orders.json': ORDERS,
  'envs/retail/data/products.json': PRODUCTS,
  'envs/retail/data/users.json': JSON.stringify(USERS),
  'envs/airline/__init__.py': '',
  'envs/airline/rules.py': 'RULES = []\n',
  'envs/airline/wiki.md': '# An airline of one plane\n',
  'envs/airline/tasks_test.py': task('TASKS', '', ''),
  'envs/airline/tools/__init__.py': AIRLINE_TOOLS,
  'envs/airline/data/__init__.py': `TABLES = ["flights", "reservations", "users"]\n${DATA}`,
  'envs/airline/data/flights.json': JSON.stringify(FLIGHTS),
  'envs/airline/data/reservations.json': JSON.stringify(RESERVATIONS),
  'envs/airline/data/users.json': JSON.stringify(FLYERS),
};
