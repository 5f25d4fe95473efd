// 64 independent chains of multiply-adds an item, which nothing but the arithmetic units holds up.
__kernel void multiply_add_chains(__global float *results, int rounds, float factor, float addend)
{
    float16 a = (float)get_global_id(0), b = a + 1.0f, c = a + 2.0f, d = a + 3.0f, factors = factor, addends = addend;
    for (int r = 0; r < rounds; r++)
    {
        a = mad(a, factors, addends);
        b = mad(b, factors, addends);
        c = mad(c, factors, addends);
        d = mad(d, factors, addends);
    }

    float16 sums = (a + b) + (c + d);
    float8 eight = sums.lo + sums.hi;
    float4 four = eight.lo + eight.hi;
    results[get_global_id(0)] = (four.x + four.y) + (four.z + four.w);
}
