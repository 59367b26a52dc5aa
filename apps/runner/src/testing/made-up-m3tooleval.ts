// A repository of the structure of M3ToolEval's, with contents of its own: two tasks and its own website.
const BASE = `
from enum import Enum

class ActionMode(Enum):
    TEXT_AS_ACTION = "text_as_action"
    JSON_AS_ACTION = "json_as_action"
    CODE_AS_ACTION = "code_as_action"

class ToolType:
    def __init__(self, name, description, function, fn_signature):
        self.name, self.description, self.function, self.fn_signature = name, description, function, fn_signature

class Task:
    def __init__(self, name, tools, instruction, expected_output, is_single_tool_task=False):
        self.name, self.tools, self.instruction = name, tools, instruction
        self.expected_output, self.is_single_tool_task = expected_output, is_single_tool_task

    def get_prompt(self, mode):
        listed = "\\n".join(f"[{i + 1}] {t.name}: {t.description}\\n    Signature: {t.fn_signature}" for i, t in enumerate(self.tools.values()))
        return f"Tools:\\n{listed}\\nMode {mode.value}.\\nDo: {self.instruction}\\nEnd."

task_iterators = []

def register(tasks):
    task_iterators.append((iter(tasks), len(tasks)))

def tools_of(*functions):
    return {f.__name__: ToolType(f.__name__, f"Made-up {f.__name__}.", f, f"{f.__name__}(...)") for f in functions}
`;

const MESSAGE = `
import timeout_decorator
from ..base import Task, register, tools_of

@timeout_decorator.timeout(30)
def convert_hex_to_ascii(hex_string):
    return bytes.fromhex(str(hex_string)).decode("utf-8")

def reverse_string(s):
    return s[::-1]

def caesar_decode(message, shift):
    shift = int(shift)
    def move(c):
        if c.isupper():
            return chr((ord(c) - shift - 65) % 26 + 65)
        return chr((ord(c) - shift - 97) % 26 + 97) if c.islower() else c
    return "".join(move(c) for c in message)

def string_length(s):
    return len(s)

def minimum_value(*args):
    return min(args)

def maximum_value(*args):
    return max(args)

tools = tools_of(convert_hex_to_ascii, reverse_string, caesar_decode, string_length, minimum_value, maximum_value)
register([Task("message_decoder/moss", tools, "Say moss.", "moss"), Task("message_decoder/pair", tools, "Pair it.", ("m", 2.0))])
`;

const DNA = `
from collections import Counter
from ..base import Task, register, tools_of

def count_nucleotides(dna_sequence):
    return dict(Counter(dna_sequence))

def transcribe_dna_to_mrna(dna_sequence):
    return dna_sequence.translate(str.maketrans("ACGT", "UGCA"))

def translate_mrna_to_amino_acid(mrna_sequence):
    acids = {"AUG": "Start", "GGG": "Stop"}
    return "-".join(acids.get(mrna_sequence[i:i + 3], "X") for i in range(0, len(mrna_sequence), 3))

def find_max_nucleotide(*args):
    return max(dict(zip(args[::2], args[1::2])).items(), key=lambda entry: entry[1])

def is_valid_dna_sequence(dna_sequence):
    return all(letter in ["A", "C", "G", "T"] for letter in dna_sequence)

def reverse_transcribe_mrna_to_dna(mrna_sequence):
    return mrna_sequence.translate(str.maketrans("UCAG", "AGTC"))

tools = tools_of(count_nucleotides, transcribe_dna_to_mrna, translate_mrna_to_amino_acid, find_max_nucleotide, is_valid_dna_sequence, reverse_transcribe_mrna_to_dna)
register([Task("dna/count", tools, "Count.", {"A": 1})])
`;

const TRADE = `
from ..base import Task, register, tools_of

def convert_currency(base_price, conversion_rate):
    return base_price * conversion_rate

def calculate_tariff(price, tariff_rate):
    return price * tariff_rate / 100

def estimate_final_value(price, tariff):
    return price + tariff

def calculator(expression):
    try:
        return eval(expression)
    except Exception:
        return f"Failed to evaluate expression: {expression}"

def find_minimum(*args):
    return min(args)

def find_maximum(*args):
    return max(args)

tools = tools_of(convert_currency, calculate_tariff, estimate_final_value, calculator, find_minimum, find_maximum)
register([Task("trade_calculator/sum", tools, "Add.", [1.5, 2])])
`;

const TRAVEL = `
from ..base import Task, register, tools_of, ToolType

LOC = ['"P"', '"Q"']
SUPPORTED_LOC = LOC + ["P", "Q"]
flights = [{"from_location": LOC[0], "to_location": LOC[1], "date": "2040-01-01", "price": 10.0}]
hotels = [{"location": LOC[1], "preferences": ["pond"], "price_per_night": 7, "rating": 3}]

def known(place, subject, names):
    if place not in SUPPORTED_LOC:
        raise ValueError(f"{subject} [{place}] is not supported. Supported {names}: {LOC}")

def find_flights(from_location, to_location, date):
    from_location, to_location = from_location.strip('"'), to_location.strip('"')
    known(from_location, "Origin", "from_locations")
    known(to_location, "Destination", "to_locations")
    return [f for f in flights if f["from_location"].strip('"') == from_location and f["to_location"].strip('"') == to_location and f["date"] == date]

def book_hotel(location, *preferences):
    location = location.strip('"')
    known(location, "Location", "locations")
    return [h for h in hotels if h["location"].strip('"') == location and all(p in h["preferences"] for p in preferences)]

def budget_calculator(flight_price, hotel_price_per_night, num_nights):
    return flight_price + hotel_price_per_night * num_nights

def sum(*args):
    total = 0
    for each in args:
        total = total + each
    return total

tools = tools_of(find_flights, book_hotel, budget_calculator, max, min, sum)
register([Task("travel/one", tools, "Go.", 17)])
`;

const WEB = `
import json
import os
from ...base import Task, register, tools_of

PAGES = [json.loads(line) for line in open(os.path.join(os.path.dirname(__file__), "web_pages.jsonl"))]

class WebBrowser:
    def __init__(self):
        self.pages = {page["name"]: page["content"] for page in PAGES}
        self.page, self.position, self.history = "/", 0, []

    def lines(self):
        return self.pages[self.page].split("\\n")

    def view(self):
        lines = self.lines()
        now, count = (self.position // 5 + 1, len(lines) // 5 + 1) if len(lines) > 5 else (1, 1)
        shown = "\\n".join(lines[self.position:self.position + 5])
        return f"{'-' * 10}\\n[Web Page Name: {self.page}]\\n[Viewing page {now} of {count}]\\n\\n{shown}\\n{'-' * 10}"

    def open(self, page):
        self.page, self.position = page, 0
        return f"[Opened page: {page}]\\n{self.view()}"

    def click_url(self, url):
        url = url.replace("'", "")
        if url not in self.pages:
            return "[URL not found.]"
        self.history.append(self.page)
        return self.open(url)

    def go_to_previous_page(self):
        return self.open(self.history.pop()) if self.history else "[No previous page.]"

    def scroll_down(self):
        if self.position + 5 >= len(self.lines()):
            return "[Reached the bottom of the page.]\\n"
        self.position += 5
        return self.view()

    def scroll_up(self):
        if self.position <= 0:
            return "[Reached the top of the page.]\\n"
        self.position -= 5
        return self.view()

def make_tools():
    from ..trade_calculator import calculator
    browser = WebBrowser()
    return tools_of(browser.click_url, browser.go_to_previous_page, browser.scroll_down, browser.scroll_up, browser.view, calculator)

register([Task("web_browsing/pond", make_tools, "Find the pond.", "pond")])
`;

const PAGES = [
  { name: '/', content: "Pond [Clickable '/about']\n2\n3\n4\n5\n6" },
  { name: '/about', content: 'Ducks' },
];

const INIT = `
print("noise")
from . import base
from .impl import message_decoder, dna_sequencer, trade_calculator, travel_itinerary_planning, web_browsing
`;

/** Files by path within the folder of the benchmark. */
export const madeUpM3ToolEval: Readonly<Record<string, string>> = {
  'tasks/__init__.py': INIT,
  'tasks/base.py': BASE,
  'tasks/impl/__init__.py': '',
  'tasks/impl/message_decoder.py': MESSAGE,
  'tasks/impl/dna_sequencer.py': DNA,
  'tasks/impl/trade_calculator.py': TRADE,
  'tasks/impl/travel_itinerary_planning.py': TRAVEL,
  'tasks/impl/web_browsing/__init__.py': WEB,
  'tasks/impl/web_browsing/web_pages.jsonl': PAGES.map((page) => `${JSON.stringify(page)}\n`).join(''),
  'tasks/impl/web_browsing/metadata.json': '{}',
};
