import type { Exemplar } from '@sca/agents';

/** Returns one of two like items and asks for the amount. */
export const retail: Exemplar = {
  instruction:
    'You are Bruno Winther and live at postal code 74793; you do not remember your email address. Of the two webcams that ' +
    'you received in one order you want to return the dearer one, the money going to your gift card. You want to hear how ' +
    'much you get back. Nothing else shall change.',
  verify: `function verify(answer, transcript) {
  const order = get_order_details({ order_id: '#W5380537' });
  const others = ['#W4849065', '#W9364436'].map((order_id) => get_order_details({ order_id }).status);
  const returned = order.return_items ?? [];
  return (
    order.status === 'return requested' &&
    returned.length === 1 &&
    returned[0] === '7257228334' &&
    others.join() === 'pending,delivered' &&
    [String(answer), ...transcript.messages].some((text) => text.includes('110.25'))
  );
}`,
  solution: `const user_id = find_user_id_by_name_zip({ first_name: 'Bruno', last_name: 'Winther', zip: '74793' });
const user = get_user_details({ user_id });
const orders = user.orders.map((order_id) => get_order_details({ order_id }));
const webcamsOf = ({ items }) => items.filter(({ name }) => name === 'Webcam');
const order = orders.find((each) => each.status === 'delivered' && webcamsOf(each).length === 2);
const dearer = webcamsOf(order).reduce((one, other) => (other.price > one.price ? other : one));
const gift_card = Object.keys(user.payment_methods).find((id) => id.startsWith('gift_card'));
return_delivered_order_items({
  order_id: order.order_id,
  item_ids: [dearer.item_id],
  payment_method_id: gift_card,
});
return 'You get back ' + dearer.price + ' dollars.';`,
  failures: [
    {
      code: `return_delivered_order_items({
  order_id: '#W5380537',
  item_ids: ['5315263181'],
  payment_method_id: 'gift_card_5362907',
});
return 'You get back 108.57 dollars.';`,
      why: 'Returns the cheaper one.',
    },
    {
      code: `return_delivered_order_items({
  order_id: '#W5380537',
  item_ids: ['7257228334', '5315263181'],
  payment_method_id: 'gift_card_5362907',
});
return 'You get back 110.25 and 108.57 dollars.';`,
      why: 'Returns both.',
    },
    {
      code: `return_delivered_order_items({
  order_id: '#W5380537',
  item_ids: ['7257228334'],
  payment_method_id: 'gift_card_5362907',
});
cancel_pending_order({ order_id: '#W4849065', reason: 'no longer needed' });
return 'You get back 110.25 dollars.';`,
      why: 'Cancels another order as well.',
    },
    { code: `return 'You get back 110.25 dollars.';`, why: 'Says the amount and returns nothing.' },
  ],
};
