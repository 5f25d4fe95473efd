// What the other sources build on. Multiplications and additions stay apart unless mad() asks otherwise: the CPU's results
// are the truth, and with double precision these are its bits.
#pragma OPENCL FP_CONTRACT OFF
#ifdef HAS_DOUBLES
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif

// Quotient and root rounded to nearest, which OpenCL does not promise for single precision: rounding twice, first to 53
// bits, does no harm.
inline float quotient(float a, float b)
{
#ifdef HAS_DOUBLES
    return (float)((double)a / (double)b);
#else
    return a / b;
#endif
}

inline float root(float a)
{
#ifdef HAS_DOUBLES
    return (float)sqrt((double)a);
#else
    return sqrt(a);
#endif
}

// e to the power of x: PortableMath.Exp step by step, or the device's own.
inline float exponential(float value)
{
#ifdef HAS_DOUBLES
    const double rounder = 6755399441055744.0;
    double x = fmin(fmax((double)value, -200.0), 200.0);
    double shifted = (x * 1.4426950408889634) + rounder;
    double n = shifted - rounder;
    double r = x - (n * 6.93147180369123816490e-01) - (n * 1.90821492927058770002e-10);
    double sum = 1.0 / 3628800;
    sum = (sum * r) + (1.0 / 362880);
    sum = (sum * r) + (1.0 / 40320);
    sum = (sum * r) + (1.0 / 5040);
    sum = (sum * r) + (1.0 / 720);
    sum = (sum * r) + (1.0 / 120);
    sum = (sum * r) + (1.0 / 24);
    sum = (sum * r) + (1.0 / 6);
    sum = (sum * r) + 0.5;
    sum = (sum * r) + 1.0;
    sum = (sum * r) + 1.0;
    return (float)(sum * as_double((as_long(shifted) + 1023L) << 52));
#else
    return exp(value);
#endif
}
